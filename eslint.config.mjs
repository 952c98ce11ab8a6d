import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { askedAgainRules } from './tools/eslint/asked-again.mjs';
import { boundaryRules } from './tools/eslint/boundaries.mjs';
import { oneDoorRules } from './tools/eslint/one-door.mjs';

export default defineConfig(
  {
    ignores: [
      '**/dist/**',
      '**/dist-types/**',
      '**/node_modules/**',
      '**/*.cjs',
      '.nx/**',
      '.data/**',
      'test/boundaries/{offenders,welcome}/**',
    ],
  },
  tseslint.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  boundaryRules,
  oneDoorRules,
  askedAgainRules,
);
