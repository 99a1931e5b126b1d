import type { Id } from '../../ids.ts';
import type { LayoutName } from './wire.ts';

export interface LayoutState {
  layout: LayoutName;
  spotlightId: Id | null;
  isOwnChoiceAllowed: boolean;
}
export const defaultLayout: LayoutState = { layout: 'speaker', spotlightId: null, isOwnChoiceAllowed: false };
