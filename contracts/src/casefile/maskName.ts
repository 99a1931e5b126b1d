/** A protected person's name as it is shown to whoever does not work on the case: its first character and no more. */
export function maskName(name: string): string {
  const [first = ''] = name;
  return /\p{Script=Han}/u.test(first) ? `${first}某` : `${first}.`;
}
