import { commandTypes, type CommandType } from '@assize/contracts/hearing/commands';
import { permissions } from '@assize/contracts/hearing/permissions';
import { type Part, type Role, roles, rolesOf, sideOf } from '@assize/contracts/hearing/roles';
import type { HearingStatus } from '@assize/contracts/hearing/state';

const parts: [string, Part[]][] = [
  ['presiding', ['presiding']],
  ['bench', ['presiding', 'bench']],
  ['court', ['presiding', 'bench', 'staff']],
  ['parties', ['party', 'representative']],
  ['testifying', ['testifying']],
];
const statuses: HearingStatus[] = ['scheduled', 'checkIn', 'inSession', 'recess', 'suspended'];

/** Roles in as few words as can be: a group where all of it is meant, else its names. */
function describeRoles(allowed: readonly Role[]): string {
  if (allowed.length === roles.length) return 'everyone';
  const words: string[] = [];
  let rest = [...allowed];
  for (const [name, members] of parts.toSorted((a, b) => rolesOf(...b[1]).length - rolesOf(...a[1]).length)) {
    const group = rolesOf(...members);
    if (!group.every((role) => rest.includes(role))) continue;
    words.push(`*${name}*`);
    rest = rest.filter((role) => !group.includes(role));
  }
  return [...words, ...rest].join(', ');
}

function row(act: CommandType): string {
  const { roles: allowed, during, actorIn } = permissions[act];
  return `| \`${act}\` | ${describeRoles(allowed)} | ${statuses.map((one) => (during.includes(one) ? '•' : '')).join(' | ')} | ${actorIn?.join(', ') ?? 'any but removed'} |`;
}

/** `docs/PERMISSIONS.md`, from the table that the server decides by and the client shows by. */
export function permissionsPage(): string {
  const features = [...new Set(commandTypes.map((act) => act.split('.')[0]))];
  const lines = [
    '# Who may do what, and when',
    '',
    'Printed from the table in `contracts/src/hearing/permissions.ts` by `npm run docs`; a test fails when it is not current. The server decides by',
    'the table, the client asks it what to show. Beyond it each act has rules of its own (who may meet whom, what needs a reason), which refuse with a closed code.',
    '',
    '## Roles',
    '',
    '| group | roles, each with its side of the courtroom |',
    '|---|---|',
    ...parts.map(
      ([name, members]) =>
        `| *${name}* | ${rolesOf(...members)
          .map((role) => `${role} (${sideOf(role)})`)
          .join(', ')} |`,
    ),
    `| others | ${rolesOf('interpreter', 'observer')
      .map((role) => `${role} (${sideOf(role)})`)
      .join(', ')} |`,
  ];
  for (const feature of features) {
    lines.push(
      '',
      `## ${String(feature)}`,
      '',
      `| act | who | ${statuses.join(' | ')} | state of who acts |`,
      `|---|---|${statuses.map(() => ':-:').join('|')}|---|`,
    );
    lines.push(...commandTypes.filter((act) => act.startsWith(`${String(feature)}.`)).map(row));
  }
  return `${lines.join('\n')}\n`;
}
