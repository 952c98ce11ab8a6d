import { Global, Module, type DynamicModule } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../config.js';
import { Pulse } from './pulse.js';
import { Wires } from './wires.js';

/** What every room may ask for: the configuration, and the database that is already there and migrated. */
@Global()
@Module({})
export class DatabaseModule {
  static of(config: Config, db: DataSource, wires: Wires): DynamicModule {
    return {
      module: DatabaseModule,
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: DataSource, useValue: db },
        { provide: Wires, useValue: wires },
        Pulse,
      ],
      exports: [CONFIG, DataSource, Wires],
    };
  }
}
