import 'reflect-metadata';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import type { start } from '@twotrack/api';

const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'];
const NEED = Symbol.for('twotrack.need');

/** A route as it stands in the running application. */
export interface Route {
  readonly method: string;
  readonly template: string;
  /** What the route states about who may use it. */
  readonly need: string | undefined;
}

/** Every route there is, read from the application itself, so that a new one is in every test that walks them. */
export function routesOf(app: Awaited<ReturnType<typeof start>>['app']): Route[] {
  const scanner = new MetadataScanner();
  return app
    .get(DiscoveryService)
    .getControllers()
    .flatMap(({ instance, metatype }) => {
      const prototype = Object.getPrototypeOf(instance);
      return scanner.getAllMethodNames(prototype).flatMap((name) => {
        const handler = prototype[name];
        const method = Reflect.getMetadata('method', handler);
        if (method === undefined) return [];
        const paths: string[] = [Reflect.getMetadata('path', handler)].flat();
        const template = (path: string) =>
          `/${Reflect.getMetadata('path', metatype!)}/${path}`.replace(/\/+/g, '/').replace(/\/$/, '');
        return paths.map((path) => ({
          method: METHODS[method]!,
          template: template(path),
          need: Reflect.getMetadata(NEED, handler),
        }));
      });
    });
}
