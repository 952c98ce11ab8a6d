import { Body, Controller, Get, Header, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Actor, Asking } from '@twotrack/shared';
import { ProductBacklog } from '@twotrack/product-backlog';
import type { ImportRun } from '@twotrack/product-backlog/contract';
import { BodyMax } from '../http/body-max.js';
import { Ask, Requires, Viewer } from '../identity/requires.js';
import { backlogCsv } from './export-csv.js';
import { IMPORT_BODY_MAX, ImportFile, type ImportReport, type ToldRun } from './import-contract.js';
import { Imports } from './imports.js';

export const ExportAs = z.strictObject({ format: z.enum(['json', 'csv']).default('json') });
export type ExportAs = z.infer<typeof ExportAs>;

/** What a team brings along from another system, and what it takes along from here (P4). */
@Controller('api/teams/:team')
export class ImportsController {
  constructor(
    private readonly imports: Imports,
    private readonly backlog: ProductBacklog,
  ) {}

  /** Where each row would go, and why; nothing is changed. */
  @Post('import/preview')
  @HttpCode(200)
  @Requires('member')
  @BodyMax(IMPORT_BODY_MAX)
  preview(@Body({ schema: ImportFile }) file: ImportFile, @Viewer() viewer: Actor) {
    return this.imports.preview(file, viewer);
  }

  @Post('import')
  @HttpCode(200)
  @Requires('member')
  @BodyMax(IMPORT_BODY_MAX)
  async run(@Body({ schema: ImportFile }) file: ImportFile, @Ask() asking: Asking) {
    return told(await this.imports.run(file, asking));
  }

  @Get('imports')
  @Requires('member')
  async runs(@Viewer() viewer: Actor) {
    return { imports: (await this.backlog.importing.runs(viewer)).map((run) => told(run as ImportRun<ImportReport>)) };
  }

  @Get('imports/:run')
  @Requires('member')
  async report(@Param('run') id: string, @Viewer() viewer: Actor) {
    return told((await this.backlog.importing.run(id, viewer)) as ImportRun<ImportReport>);
  }

  /** For the product owner and the admins; into an empty team it comes as it stood. */
  @Get('product-backlog/export')
  @Requires('requester')
  @Header('cache-control', 'no-store')
  async export(
    @Query({ schema: ExportAs }) { format }: ExportAs,
    @Viewer() viewer: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const file = await this.backlog.importing.export(viewer);
    const name = `product-backlog-${file.exportedAt.slice(0, 10)}.${format}`;
    void reply.header('content-disposition', `attachment; filename="${name}"`);
    if (format === 'json') return file;
    void reply.type('text/csv; charset=utf-8');
    return backlogCsv(file);
  }
}

function told({ id, at, body }: ImportRun<ImportReport>): ToldRun {
  const { fingerprint: _, mapping: __, choices: ___, ...report } = body;
  return { id, at, body: report };
}
