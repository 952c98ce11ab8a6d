import { Inject, Module, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ServiceQueue } from './service-queue.js';

/** Needs a `DataSource` in the application, connected and migrated. */
@Module({
  providers: [{ provide: ServiceQueue, useFactory: (db: DataSource) => new ServiceQueue(db), inject: [DataSource] }],
  exports: [ServiceQueue],
})
export class ServiceQueueModule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(@Inject(ServiceQueue) private readonly queues: ServiceQueue) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.queues.recalculation.startEverywhere();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.queues.recalculation.idle();
  }
}
