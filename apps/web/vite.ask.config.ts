import { defineConfig, mergeConfig } from 'vite';
import board from './vite.config.js';

/**
 * The pages for people without an account: built by themselves beside the board's and after them, so that a phone loads
 * nothing of the board, and a board nothing of them.
 */
export default mergeConfig(
  board,
  defineConfig({ build: { emptyOutDir: false, copyPublicDir: false, rolldownOptions: { input: 'ask.html' } } }),
);
