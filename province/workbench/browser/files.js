// Files that go between the workbench and the opener: JSON, and whatever matters in it is sealed.

// Reads the file that a field holds; null where it holds none. `has` is what such a file must have.
export async function read(field, has) {
  const file = field?.files[0];
  if (!file) return null;
  let found = null;
  try {
    found = JSON.parse(await file.text());
  } catch {
    // Said below.
  }
  if (!found?.[has]) throw new Error("not this file");
  return found;
}

export function save(name, content) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([JSON.stringify(content)], { type: "application/json" }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
