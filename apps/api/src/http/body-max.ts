import { RouteConfig, type NestFastifyApplication } from '@nestjs/platform-fastify';

/** A route that takes larger bodies than others do, in bytes. */
export const BodyMax = (bytes: number) => RouteConfig({ bodyMax: bytes });

/** Before any route is made. */
export function heedBodyMax(app: NestFastifyApplication): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRoute', (route) => {
      const { bodyMax } = (route.config ?? {}) as { bodyMax?: number };
      if (bodyMax !== undefined) route.bodyLimit = bodyMax;
    });
}
