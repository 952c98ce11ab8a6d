import { Global, Module, type DynamicModule } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../config.js';

/** What every room may ask for: the configuration, and the database that is already there and migrated. */
@Global()
@Module({})
export class DatabaseModule {
  static of(config: Config, db: DataSource): DynamicModule {
    return {
      module: DatabaseModule,
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: DataSource, useValue: db },
      ],
      exports: [CONFIG, DataSource],
    };
  }
}
