import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { Actor, Asking } from '@twotrack/shared';
import { ProductBacklog } from '@twotrack/product-backlog';
import {
  DinosaurPage,
  KeepItem,
  SetAsideItem,
  SetAsidePage,
  TakeBackReview,
  TakeUpItem,
  UnkeepItem,
} from '@twotrack/product-backlog/contract';
import { Ask, Requires, Viewer } from '../identity/requires.js';

/** The product owner goes through what grew old; the whole team reads it (P12). */
@Controller('api')
export class KeepController {
  constructor(private readonly backlog: ProductBacklog) {}

  @Get('teams/:team/product-backlog/dinosaurs')
  @Requires('requester')
  dinosaurs(@Query({ schema: DinosaurPage }) page: DinosaurPage, @Viewer() actor: Actor) {
    return this.backlog.keep.keeping(page, actor);
  }

  @Get('teams/:team/product-backlog/set-aside')
  @Requires('requester')
  setAside(@Query({ schema: SetAsidePage }) page: SetAsidePage, @Viewer() actor: Actor) {
    return this.backlog.keep.setAside(page, actor);
  }

  @Post('product-backlog/items/:itemId/keep')
  @HttpCode(200)
  @Requires('product-owner')
  keepItem(@Param('itemId') id: string, @Body({ schema: KeepItem }) command: KeepItem, @Ask() asking: Asking) {
    return this.backlog.keep.keepItem(id, command, asking);
  }

  @Post('product-backlog/items/:itemId/unkeep')
  @HttpCode(200)
  @Requires('product-owner')
  unkeepItem(@Param('itemId') id: string, @Body({ schema: UnkeepItem }) command: UnkeepItem, @Ask() asking: Asking) {
    return this.backlog.keep.unkeepItem(id, command, asking);
  }

  @Post('product-backlog/items/:itemId/set-aside')
  @HttpCode(200)
  @Requires('product-owner')
  setAsideItem(
    @Param('itemId') id: string,
    @Body({ schema: SetAsideItem }) command: SetAsideItem,
    @Ask() asking: Asking,
  ) {
    return this.backlog.keep.setAsideItem(id, command, asking);
  }

  @Post('product-backlog/items/:itemId/take-up')
  @HttpCode(200)
  @Requires('product-owner')
  takeUpItem(@Param('itemId') id: string, @Body({ schema: TakeUpItem }) command: TakeUpItem, @Ask() asking: Asking) {
    return this.backlog.keep.takeUpItem(id, command, asking);
  }

  @Post('teams/:team/product-backlog/settings/reviewed/take-back')
  @HttpCode(200)
  @Requires('product-owner')
  takeBackReview(@Body({ schema: TakeBackReview }) command: TakeBackReview, @Ask() asking: Asking) {
    return this.backlog.keep.takeBackReview(command, asking);
  }
}
