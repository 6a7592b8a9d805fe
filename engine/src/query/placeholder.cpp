// Filled in by its folder's first source.
