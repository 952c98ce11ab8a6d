import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig, type Plugin } from 'vite';

// The API refuses commands of foreign pages by comparing Origin and Host, so the proxy must leave the Host as it is
const api = { target: process.env['TWOTRACK_API'] ?? 'http://127.0.0.1:3000', changeOrigin: false };

/** The board speaks by websocket alone; the other ways to the server would come along with it. */
const onlyWebsocket: Plugin = {
  name: 'only-websocket',
  apply: 'build',
  enforce: 'pre',
  load: (id) =>
    /engine\.io-client\/build\/esm\/transports\/index\.js$/.test(id)
      ? "import { WS } from './websocket.js'; export const transports = { websocket: WS };"
      : null,
};

/** The pages for people without an account have a page of their own, in development too. */
const askInDevelopment: Plugin = {
  name: 'ask-in-development',
  apply: 'serve',
  configureServer: ({ middlewares }) =>
    void middlewares.use((request, _, next) => {
      if (/^\/(ask|follow)\//.test(request.url ?? '')) request.url = '/ask.html';
      if (/^\/(show|wish|wishes)\//.test(request.url ?? '')) request.url = '/show.html';
      next();
    }),
};

export default defineConfig({
  plugins: [react(), onlyWebsocket, askInDevelopment],
  resolve: { conditions: ['@twotrack/source', ...defaultClientConditions] },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    // A board uses the contracts' types and the domain's rules; what only checks words (zod) is not loaded for it
    rolldownOptions: {
      // One file, which packs better than one for whatever a later page happens to share with the first
      output: { codeSplitting: { groups: [{ name: 'board', tags: ['$initial'] }] } },
      treeshake: {
        moduleSideEffects: [{ test: /[/](libs|engine\.io-client)[/]/, sideEffects: false }],
        manualPureFunctions: ['z'],
      },
    },
  },
  server: {
    port: 5173,
    proxy: {
      '/api': api,
      '/v2': api,
      '/health': api,
      '/socket.io': { ...api, ws: true },
    },
  },
});
