import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { startTestNode, type TestNode } from './startTestNode.ts';
import { type GivenGrant, TestHearing } from './TestHearing.ts';

interface Options {
  workers?: number;
  /** Of every hearing to begin with. */
  grants?: Record<string, GivenGrant>;
}

/** One node for all tests of a file, and for each test a hearing of its own on it, which `take` is given before. */
export function useTestNode({ workers = 1, grants }: Options, take: (node: TestNode, hearing: TestHearing) => void): void {
  let node: TestNode;
  let hearing: TestHearing;
  beforeAll(async () => {
    node = await startTestNode({ workers });
  });
  afterAll(() => node.close());
  beforeEach(() => {
    hearing = new TestHearing(node);
    if (grants) hearing.setGrants(grants);
    take(node, hearing);
  });
  afterEach(() => hearing.close());
}
