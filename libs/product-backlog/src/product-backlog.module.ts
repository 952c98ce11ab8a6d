import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ProductBacklog } from './product-backlog.js';

@Module({
  providers: [
    { provide: ProductBacklog, useFactory: (db: DataSource) => new ProductBacklog(db), inject: [DataSource] },
  ],
  exports: [ProductBacklog],
})
export class ProductBacklogModule {}
