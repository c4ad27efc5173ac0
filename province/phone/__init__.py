"""What a villager's own phone shows of a public record."""
