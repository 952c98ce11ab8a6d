import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DataSource } from 'typeorm';
import { AppModule } from '../app.module.js';
import type { Config } from '../config.js';
import type { Wires } from '../database/wires.js';
import { LiveAdapter } from '../live/live.adapter.js';
import { heedBodyMax } from './body-max.js';
import { onFrameworkError } from './framework-errors.js';
import { keepRawBodies } from '../service-queue/intake/raw-body.js';

const BODY_MAX = 256 * 1024;
/** So long a request may take to arrive; who sends slower keeps no connection. */
const REQUEST_MS = 60_000;
const WEB = fileURLToPath(new URL('../../../web/dist/', import.meta.url));
/** The pages for people without an account are built by themselves. */
const pageOf = (url: string): string =>
  /^\/(ask|follow)\//.test(url) ? 'ask.html' : /^\/(show|wish|wishes)\//.test(url) ? 'show.html' : 'index.html';
const OURS = /^\/(api|health|socket\.io|v2|metrics)(\/|$|\?)/;

/** The whole application, ready to listen: API, sockets and the built web on one port. */
export async function createServer(config: Config, db: DataSource, wires: Wires): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_MAX,
    trustProxy: config.trustProxy ?? false,
    forceCloseConnections: true,
    requestTimeout: REQUEST_MS,
    frameworkErrors: onFrameworkError,
    schemaController: { compilersFactory: { buildValidator: noSchemas, buildSerializer: noSchemas } },
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.of(config, db, wires), adapter, {
    logger: levels(config.logLevel),
    abortOnError: false,
    bodyParser: false,
  });
  // JSON and nothing else: what a foreign form can send is not even parsed
  app.getHttpAdapter().getInstance().removeContentTypeParser('text/plain');
  keepRawBodies(app);
  heedBodyMax(app);
  app.useWebSocketAdapter(new LiveAdapter(app));
  sayHowToBeRead(app, config);
  if (existsSync(WEB)) await serveWeb(app);
  return app;
}

/** Inputs are parsed by the contracts: what Fastify would check and write by schemas of its own is not even loaded. */
function noSchemas(): never {
  throw new Error('A route has a schema of Fastify.');
}

/** What browsers may do with an answer (security.md), made once: the same words on every one. */
function sayHowToBeRead(app: NestFastifyApplication, config: Config): void {
  const headers = {
    'content-security-policy':
      "default-src 'self';script-src 'self';img-src 'self' data:;object-src 'none';base-uri 'none';" +
      "frame-ancestors 'none';connect-src 'self';form-action 'self'",
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'origin-agent-cluster': '?1',
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'x-dns-prefetch-control': 'off',
    'x-frame-options': 'DENY',
    'x-permitted-cross-domain-policies': 'none',
    'x-xss-protection': '0',
    ...(config.publicUrl?.startsWith('https:') && {
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
    }),
  };
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (_, reply, next) => {
      void reply.headers(headers);
      next();
    });
}

/** The built web; a page address that is no file gets the page, which routes by itself. */
async function serveWeb(app: NestFastifyApplication): Promise<void> {
  await app.register(fastifyStatic, {
    root: WEB,
    // a route for each file there is, none for whatever is asked: what no route takes is refused in one place
    wildcard: false,
    setHeaders: (reply, file) => {
      const forEver = file.includes('/assets/');
      void reply.header('cache-control', forEver ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', async (request, reply) => {
      const isPage = request.method === 'GET' && !OURS.test(request.url) && !/\.[a-z0-9]+(\?|$)/i.test(request.url);
      if (isPage) return reply.sendFile(pageOf(request.url));
    });
}

const LEVELS = ['error', 'warn', 'log', 'debug'] as const;
const levels = (upTo: Config['logLevel']) => LEVELS.slice(0, LEVELS.indexOf(upTo) + 1);
