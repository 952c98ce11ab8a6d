// stands: libs/service-queue/src/persistence/offender.ts
// reported: no-restricted-imports
import { Injectable } from '@nestjs/common';
export const offence = Injectable;
