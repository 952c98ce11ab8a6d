// stands: libs/product-backlog/src/domain/offender.ts
// reported: no-restricted-imports
import { Injectable } from '@nestjs/common';
export const offence = Injectable;
