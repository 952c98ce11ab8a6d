import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Actor, Asking } from '@twotrack/shared';
import { ServiceQueue } from '@twotrack/service-queue';
import {
  CreateService,
  EditService,
  ImportServices,
  RemoveService,
  RestoreService,
} from '@twotrack/service-queue/contract';
import { Ask, Requires, Viewer } from '../../identity/requires.js';

/** The services that tickets name: read by the team, set up by an admin. */
@Controller('api')
export class CatalogueController {
  constructor(private readonly queues: ServiceQueue) {}

  @Get('teams/:team/service-queue/services')
  @Requires('requester')
  services(@Viewer() actor: Actor) {
    return this.queues.catalogue.services(actor);
  }

  @Get('teams/:team/service-queue/services/csv')
  @Requires('requester')
  async csv(@Viewer() actor: Actor, @Res() reply: FastifyReply) {
    const csv = await this.queues.catalogue.csv(actor);
    await reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="services.csv"')
      .send(csv);
  }

  @Post('teams/:team/service-queue/services')
  @Requires('admin')
  createService(@Body({ schema: CreateService }) command: CreateService, @Ask() asking: Asking) {
    return this.queues.catalogue.createService(command, asking);
  }

  @Post('teams/:team/service-queue/services/import')
  @HttpCode(200)
  @Requires('admin')
  importServices(@Body({ schema: ImportServices }) command: ImportServices, @Ask() asking: Asking) {
    return this.queues.catalogue.importServices(command, asking);
  }

  @Post('service-queue/services/:serviceId/edit')
  @HttpCode(200)
  @Requires('admin')
  editService(
    @Param('serviceId') id: string,
    @Body({ schema: EditService }) command: EditService,
    @Ask() asking: Asking,
  ) {
    return this.queues.catalogue.editService(id, command, asking);
  }

  @Post('service-queue/services/:serviceId/remove')
  @HttpCode(200)
  @Requires('admin')
  removeService(
    @Param('serviceId') id: string,
    @Body({ schema: RemoveService }) _: RemoveService,
    @Ask() asking: Asking,
  ) {
    return this.queues.catalogue.removeService(id, asking);
  }

  @Post('service-queue/services/:serviceId/restore')
  @HttpCode(200)
  @Requires('admin')
  restoreService(
    @Param('serviceId') id: string,
    @Body({ schema: RestoreService }) _: RestoreService,
    @Ask() asking: Asking,
  ) {
    return this.queues.catalogue.restoreService(id, asking);
  }
}
