/** Keeps the version of the program out of what it writes, so that the same sources give the same bytes. */
export function exact(streams: '' | ':v' | ':a' = ''): readonly string[] {
  return ['-fflags', '+bitexact', `-flags${streams}`, '+bitexact'];
}
