import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

// The API refuses commands of foreign pages by comparing Origin and Host, so the proxy must leave the Host as it is
const api = { target: process.env['TWOTRACK_API'] ?? 'http://127.0.0.1:3000', changeOrigin: false };

export default defineConfig({
  plugins: [react()],
  resolve: { conditions: ['@twotrack/source', ...defaultClientConditions] },
  build: { outDir: 'dist', emptyOutDir: true, target: 'es2023' },
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
