import { z } from 'zod';
import { idSchema } from '../../ids.ts';

/** Places on a page are in ten-thousandths of its width and height, as it lies before turning. */
export const pageUnits = 10_000;
const unitSchema = z.int().min(0).max(pageUnits);
export const pointSchema = z.strictObject({ x: unitSchema, y: unitSchema });

const page = { exhibitId: idSchema, page: z.int().min(1).max(100_000) };
export const paneSchema = z.strictObject({
  ...page,
  /** Degrees, clockwise. */
  rotation: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
  /** The part that is shown large; null: the whole page. */
  region: z
    .strictObject({ x: unitSchema, y: unitSchema, width: z.int().min(200).max(pageUnits), height: z.int().min(200).max(pageUnits) })
    .refine(({ x, y, width, height }) => x + width <= pageUnits && y + height <= pageUnits)
    .nullable(),
});
/** One page before the court, as it is shown. */
export type Pane = z.infer<typeof paneSchema>;

export const tools = ['pen', 'highlighter'] as const;
export const colours = ['red', 'blue', 'yellow', 'green'] as const;
/** `points`: x and y in turn. A longer line is several strokes that meet. */
export const strokeSchema = z.strictObject({
  strokeId: idSchema,
  tool: z.enum(tools),
  colour: z.enum(colours),
  points: z
    .array(unitSchema)
    .min(2)
    .max(600)
    .refine((points) => points.length % 2 === 0),
});
export type Stroke = z.infer<typeof strokeSchema>;

const nothing = z.strictObject({});
const shown = {
  /** One page, or two side by side. */
  panes: z.array(paneSchema).min(1).max(2),
  /** Whether it is put to the witness who testifies; without it the witness sees nothing. */
  isForWitness: z.boolean(),
};
/** Sound and pictures in motion, in step for all: from this place on, or standing there. */
const played = { exhibitId: idSchema, isPlaying: z.boolean(), positionMs: z.int().min(0).max(86_400_000) };
const drawn = { ...page, strokes: z.array(strokeSchema).min(1).max(20) };
const named = { participantId: idSchema.nullable() };

export const presentationCommands = {
  /** Asks for leave to put exhibits before the court. */
  'presenter.ask': nothing,
  /** Gives leave, or takes it away: one person presents at a time. */
  'presenter.name': z.strictObject(named),
  /** Whoever presents hands it to somebody else in court. */
  'presenter.handOver': z.strictObject({ participantId: idSchema }),
  'presentation.show': z.strictObject(shown),
  'presentation.clear': nothing,
  'presentation.play': z.strictObject(played),
  'strokes.draw': z.strictObject(drawn),
  /** The last stroke of this page, whoever drew it. */
  'strokes.undo': z.strictObject(page),
  'strokes.clear': z.strictObject(page),
  /** Whoever presents puts their own screen before the court. */
  'screen.share': nothing,
  /** Ends it: by who shares, or by who presides. */
  'screen.stop': nothing,
} as const;

/** Who may see it, in each event about what is shown: it decides who may be told. */
const told = { knownTo: z.array(idSchema).max(200) };
export const presentationEvents = {
  'presenter.asked': z.strictObject({ participantId: idSchema }),
  'presenter.named': z.strictObject(named),
  'presentation.shown': z.strictObject({ ...told, ...shown }),
  'presentation.cleared': nothing,
  'presentation.played': z.strictObject({ ...told, ...played }),
  'strokes.drawn': z.strictObject({ ...told, ...drawn }),
  'strokes.undone': z.strictObject({ ...told, ...page, strokeId: idSchema }),
  'strokes.cleared': z.strictObject({ ...told, ...page }),
  'screen.shared': z.strictObject({ participantId: idSchema }),
  'screen.stopped': z.strictObject({ participantId: idSchema }),
} as const;
