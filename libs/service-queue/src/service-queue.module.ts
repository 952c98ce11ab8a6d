import { Inject, Module, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Changes } from './changes.js';
import { Intake } from './intake.js';
import { ServiceQueue } from './service-queue.js';
import { Silences } from './silences.js';

/** Needs a `DataSource` in the application, connected and migrated. */
@Module({
  providers: [
    { provide: ServiceQueue, useFactory: (db: DataSource) => new ServiceQueue(db), inject: [DataSource] },
    { provide: Intake, useFactory: (queues: ServiceQueue) => queues.intake, inject: [ServiceQueue] },
    { provide: Silences, useFactory: (queues: ServiceQueue) => queues.silences, inject: [ServiceQueue] },
    { provide: Changes, useFactory: (queues: ServiceQueue) => queues.changes, inject: [ServiceQueue] },
  ],
  exports: [ServiceQueue, Intake, Silences, Changes],
})
export class ServiceQueueModule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(@Inject(ServiceQueue) private readonly queues: ServiceQueue) {}

  onApplicationBootstrap(): void {
    this.queues.intake.rounds.keepLooking();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.queues.recalculation.idle();
    await this.queues.intake.rounds.end();
  }
}
