"""Our TUF client in the words of the public conformance suite; see docs/conformance.md."""
