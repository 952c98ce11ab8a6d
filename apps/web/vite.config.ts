import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

// The API refuses commands of foreign pages by comparing Origin and Host, so the proxy must leave the Host as it is
const api = { target: process.env['TWOTRACK_API'] ?? 'http://127.0.0.1:3000', changeOrigin: false };

export default defineConfig({
  plugins: [react()],
  resolve: { conditions: ['@twotrack/source', ...defaultClientConditions] },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    // A board uses the contracts' types and the domain's rules; what only checks words (zod) is not loaded for it
    rolldownOptions: {
      treeshake: { moduleSideEffects: [{ test: /[/]libs[/]/, sideEffects: false }], manualPureFunctions: ['z'] },
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
