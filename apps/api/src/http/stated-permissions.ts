import { Injectable, type OnModuleInit } from '@nestjs/common';
import { METHOD_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { NEED } from '../identity/requires.js';

/** A route that does not say who may use it does not start (A2). */
@Injectable()
export class StatedPermissions implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onModuleInit(): void {
    const silent = this.routes().filter(({ handler }) => this.reflector.get(NEED, handler) === undefined);
    if (silent.length === 0) return;
    throw new Error(`Without @Requires(): ${silent.map(({ name }) => name).join(', ')}. State who may use the route.`);
  }

  private routes(): { name: string; handler: () => unknown }[] {
    return this.discovery.getControllers().flatMap(({ instance, metatype }) => {
      if (!instance || !metatype) return [];
      const prototype = Object.getPrototypeOf(instance);
      return this.scanner
        .getAllMethodNames(prototype)
        .map((name) => ({ name: `${metatype.name}.${name}`, handler: prototype[name] }))
        .filter(({ handler }) => this.reflector.get(METHOD_METADATA, handler) !== undefined);
    });
  }
}
