import { Controller, Get } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Refusal } from '@twotrack/shared';
import { Requires } from '../identity/requires.js';

/** For supervisors and load balancers. */
@Controller('health')
export class HealthController {
  constructor(private readonly db: DataSource) {}

  @Get('live')
  @Requires('anyone')
  live() {
    return { live: true };
  }

  /** Ready when the database is there and has every migration. */
  @Get('ready')
  @Requires('anyone')
  async ready() {
    const pending = await this.db.showMigrations().catch(() => true);
    if (pending) throw new Refusal('unavailable', 'not-ready', {}, 'The database is not there, or not migrated yet.');
    return { ready: true };
  }
}
