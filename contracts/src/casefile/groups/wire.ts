import { z } from 'zod';
import { idSchema, reasonSchema, shortTextSchema } from '../../ids.ts';

/** A case of a group (并案, 关联案件): one fraud, many victims, many districts. `leadCaseId`: the one that the others belong to. */
const joined = z.strictObject({ groupId: idSchema, title: shortTextSchema, leadCaseId: idSchema });
const leave = z.strictObject({ groupId: idSchema, reason: reasonSchema });

export const groupsCaseCommands = { 'group.leave': leave } as const;
export const groupsCaseEvents = { 'group.joined': joined, 'group.left': leave } as const;
export type JoinedGroup = z.infer<typeof joined>;
