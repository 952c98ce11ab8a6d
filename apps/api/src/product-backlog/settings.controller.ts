import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import type { Asking } from '@twotrack/shared';
import { ProductBacklog } from '@twotrack/product-backlog';
import {
  MarkReviewed,
  SetCeiling,
  SetDinosaurRule,
  SetReadyRule,
  SetVision,
  SetWeights,
} from '@twotrack/product-backlog/contract';
import { Ask, Requires } from '../identity/requires.js';

/** What the product owner sets for the whole product track; everybody of the team reads it on the board. */
@Controller('api/teams/:team/product-backlog/settings')
export class SettingsController {
  constructor(private readonly backlog: ProductBacklog) {}

  @Post('weights')
  @HttpCode(200)
  @Requires('product-owner')
  setWeights(@Body({ schema: SetWeights }) command: SetWeights, @Ask() asking: Asking) {
    return this.backlog.settings.setWeights(command, asking);
  }

  @Post('ready')
  @HttpCode(200)
  @Requires('product-owner')
  setReadyRule(@Body({ schema: SetReadyRule }) command: SetReadyRule, @Ask() asking: Asking) {
    return this.backlog.settings.setReadyRule(command, asking);
  }

  @Post('dinosaurs')
  @HttpCode(200)
  @Requires('product-owner')
  setDinosaurRule(@Body({ schema: SetDinosaurRule }) command: SetDinosaurRule, @Ask() asking: Asking) {
    return this.backlog.settings.setDinosaurRule(command, asking);
  }

  @Post('ceiling')
  @HttpCode(200)
  @Requires('product-owner')
  setCeiling(@Body({ schema: SetCeiling }) command: SetCeiling, @Ask() asking: Asking) {
    return this.backlog.settings.setCeiling(command, asking);
  }

  @Post('vision')
  @HttpCode(200)
  @Requires('product-owner')
  setVision(@Body({ schema: SetVision }) command: SetVision, @Ask() asking: Asking) {
    return this.backlog.settings.setVision(command, asking);
  }

  @Post('reviewed')
  @HttpCode(200)
  @Requires('product-owner')
  markReviewed(@Body({ schema: MarkReviewed }) command: MarkReviewed, @Ask() asking: Asking) {
    return this.backlog.settings.markReviewed(command, asking);
  }
}
