import boundaries from 'eslint-plugin-boundaries';
import { inRoot, root } from '../root.mjs';
import { rooms } from './rooms.mjs';
import { stayInProject } from './stay-in-project.mjs';

/** Who may import whom, told twice: by the plugin over resolved files, and by plain patterns over what is written. */
export const boundaryRules = [
  {
    files: ['{libs,apps}/*/src/**/*.{ts,tsx}', 'test/**/*.ts'],
    plugins: { boundaries, twotrack: { rules: { 'stay-in-project': stayInProject } } },
    settings: {
      'boundaries/root-path': root,
      'boundaries/elements': innermostFirst().map(({ name, folder }) => ({
        type: name,
        pattern: folder,
        partialMatch: false,
      })),
      'boundaries/dependency-nodes': ['import', 'export', 'dynamic-import', 'require'],
      'import/resolver': { [inRoot('tools/eslint-resolver.cjs')]: { root } },
    },
    rules: {
      'boundaries/dependencies': [
        'error',
        { default: 'disallow', checkUnknownLocals: true, policies: rooms.map(mayEnter) },
      ],
      'twotrack/stay-in-project': ['error', { root }],
    },
  },
  ...rooms.flatMap(({ name, folder, enters, packages }) => [
    restrict([`${folder}/**/*.{ts,tsx}`], [onlyDoors(name, enters), onlyPackages(name, packages)]),
    restrict([`${folder}/**/*.{spec,sample}.{ts,tsx}`], [onlyDoors(name, enters)]),
  ]),
];

function innermostFirst() {
  return [...rooms].sort((one, other) => other.folder.length - one.folder.length);
}

function mayEnter({ name, enters }) {
  return {
    from: { element: { type: name } },
    allow: { to: { element: { types: { anyOf: [name, ...enters] } } } },
  };
}

function restrict(files, patterns) {
  return { files, rules: { 'no-restricted-imports': ['error', { patterns }] } };
}

/** By what name another project may be entered: `@twotrack/` and the name of a room. */
function onlyDoors(name, enters) {
  const doors = enters.map((room) => (room === 'api' ? 'api(/embedded-postgres)?' : room));
  return {
    regex: `^@twotrack/(?!(${doors.join('|')})$)`,
    message: `${name} may enter ${enters.length > 0 ? enters.join(', ') : 'no other project'} only.`,
  };
}

function onlyPackages(name, packages) {
  return {
    regex: `^(?!\\.|@twotrack/|(${packages})$)`,
    message: `${name} may not use this package (tools/eslint/rooms.mjs).`,
  };
}
