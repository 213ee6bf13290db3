import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

/** `rooms, http -> capabilities -> store`, `client -> shared <- server`: docs/architecture.md draws it. */
const forbid = (files, patterns) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns }] },
});

const capabilities = ['catalog', 'queue', 'desk', 'conversation', 'identity', 'insight'];

export default tseslint.config(
  { ignores: ['client/dist', 'node_modules', 'data', 'bench', 'server/vendor', 'tests/.artifacts'] },
  ...tseslint.configs.strict,
  prettier,
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-dynamic-delete': 'off',
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: [
      'tests/run/**',
      'tests/bench/**',
      'tests/load/**',
      'tests/studio/**',
      'server/start.ts',
      'server/dev.ts',
      'server/admin.ts',
      'assets/source/**',
    ],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['client/**/*.tsx', 'client/**/*.ts'],
    plugins: { 'react-hooks': reactHooks, 'jsx-a11y': jsxA11y },
    rules: {
      ...jsxA11y.flatConfigs.recommended.rules,
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
    },
  },
  forbid(
    ['shared/**'],
    [
      {
        group: ['**/client/**', '**/server/**', 'react', 'three', 'node:*', 'pg', 'drizzle-orm', 'hono'],
        message: 'shared/ is pure: no I/O, no framework',
      },
    ],
  ),
  forbid(['client/**'], [{ group: ['**/server/**', 'node:*'], message: 'client -> shared <- server' }]),
  forbid(
    ['server/store/**'],
    [
      {
        group: [
          '**/rooms/**',
          '**/http/**',
          '**/client/**',
          '**/demo/**',
          ...capabilities.map((c) => `**/${c}/**`),
        ],
        message: 'the store knows no capability',
      },
    ],
  ),
  forbid(
    capabilities.map((c) => `server/${c}/**`),
    [
      {
        group: ['**/rooms/**', '**/http/**', '**/client/**', '**/demo/**', '@colyseus/*', 'hono', '@hono/*'],
        message: 'a capability knows no transport',
      },
    ],
  ),
  forbid(
    ['server/rooms/**', 'server/http/**'],
    [{ group: ['**/client/**', '**/demo/**'], message: 'edges translate; they do not import clients' }],
  ),
  forbid(
    ['tests/load/**'],
    [
      {
        group: ['**/client/**', '**/server/**', '**/shared/**'],
        message: 'bots are strangers: they are written from docs/protocol.md alone',
      },
    ],
  ),
  forbid(
    ['server/demo/**'],
    [
      {
        group: ['**/store/**', '**/rooms/**', '**/http/**', ...capabilities.map((c) => `**/${c}/**`)],
        message: 'simulated people are clients: only the public protocol',
      },
    ],
  ),
);
