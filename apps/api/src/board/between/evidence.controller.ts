import { Controller, Get, Param } from '@nestjs/common';
import type { Actor } from '@twotrack/shared';
import { Requires, Viewer } from '../../identity/requires.js';
import { EvidenceOfItems } from './evidence.js';

/** Whether an item helped, told by both tracks. */
@Controller('api')
export class EvidenceOfItemsController {
  constructor(private readonly evidence: EvidenceOfItems) {}

  @Get('product-backlog/items/:itemId/evidence')
  @Requires('requester')
  of(@Param('itemId') id: string, @Viewer() viewer: Actor) {
    return this.evidence.of(id, viewer);
  }
}
