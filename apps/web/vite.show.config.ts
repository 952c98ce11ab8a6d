import { defineConfig, mergeConfig } from 'vite';
import board from './vite.config.js';

/** The product's pages for people without an account: built by themselves, as those for people who ask for help are. */
export default mergeConfig(
  board,
  defineConfig({ build: { emptyOutDir: false, copyPublicDir: false, rolldownOptions: { input: 'show.html' } } }),
);
