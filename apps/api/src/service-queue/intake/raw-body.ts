import type { Readable } from 'node:stream';
import { RouteConfig, type NestFastifyApplication } from '@nestjs/platform-fastify';

/** The largest body that is kept, in bytes: 3,000 alerts are 2.1 MB. */
export const RAW_BODY_MAX = 10 * 1024 * 1024;
/** More than this is not even read to its end. */
const PATIENCE = 4 * RAW_BODY_MAX;

/** A body byte by byte as it came; `bytes` is empty where it was too large. */
export interface RawBody {
  readonly bytes: Buffer;
  readonly size: number;
  readonly tooLarge: boolean;
}

const RAW_TYPE = 'application/vnd.twotrack.raw';

/** A route that takes its body as it comes, whatever it says it is: what cannot be read is still kept. */
export const TakesRawBody = () => RouteConfig({ rawBody: true });

/** For routes marked with `TakesRawBody`, and for no other. */
export function keepRawBodies(app: NestFastifyApplication): void {
  const server = app.getHttpAdapter().getInstance();
  server.addContentTypeParser(RAW_TYPE, async (request: { routeOptions: { config: object } }, stream: Readable) => {
    if (!isRaw(request.routeOptions.config)) throw Object.assign(new Error('Send JSON.'), { statusCode: 415 });
    return readAll(stream);
  });
  server.addHook('onRequest', async (request) => {
    if (isRaw(request.routeOptions.config)) request.headers['content-type'] = RAW_TYPE;
  });
}

const isRaw = (config: object): boolean => 'rawBody' in config && config.rawBody === true;

async function readAll(stream: Readable): Promise<RawBody> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= RAW_BODY_MAX) chunks.push(chunk);
    else chunks.length = 0;
    if (size > PATIENCE) break;
  }
  const tooLarge = size > RAW_BODY_MAX;
  return { bytes: tooLarge ? Buffer.alloc(0) : Buffer.concat(chunks), size, tooLarge };
}
