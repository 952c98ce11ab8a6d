import { defineConfig, mergeConfig } from 'vite';
import board from './vite.config.js';

/** The page for stakeholders, who have no account: built by itself, as those for people who ask are. */
export default mergeConfig(
  board,
  defineConfig({ build: { emptyOutDir: false, copyPublicDir: false, rolldownOptions: { input: 'show.html' } } }),
);
