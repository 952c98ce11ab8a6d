// stands: apps/web/src/ui/offender.ts
// reported: no-restricted-imports
import { Injectable } from '@nestjs/common';
export const offence = Injectable;
