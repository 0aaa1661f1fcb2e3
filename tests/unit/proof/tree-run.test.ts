import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sandboxObstacle } from '../../../src/proof/sandbox/sandbox.ts';
import { complaintsOf, type Draft, PATCH, soundPage, withOneCause } from './tree-page.ts';

const skip = process.env['CI'] ? false : (sandboxObstacle() ?? false);

test('a sound page passes, and its runs show all that it says', { skip }, async () => {
  const { complaints, run } = await complaintsOf(soundPage());
  assert.deepEqual(complaints, []);
  assert.ok(run);
  assert.deepEqual([...run.seen].sort(), ['look 0', 'look 1', 'look 2']);
  assert.deepEqual([...run.undone].sort(), ['lay', 'switch-on']);
  assert.deepEqual([...run.shaken].sort(), ['lay', 'switch-on']);
  assert.deepEqual([...run.deadEnds], [0]);
  assert.deepEqual([...(run.touches.get('switch-on') ?? [])], ['./panel.conf']);
  assert.deepEqual(
    run.cases.map(({ cause, level, after = [] }) => [cause, level, ...after.map(({ id }) => id ?? 'verify')]),
    [
      ['missing', 'proven', 'look', 'lay', 'verify'],
      ['power-off', 'proven', 'look', 'switch-on', 'verify'],
    ],
  );
});

test('a case is recorded with what was typed and printed', { skip }, async () => {
  const { run } = await complaintsOf(withOneCause());
  const [record] = run?.cases ?? [];
  assert.deepEqual(record, {
    ...{ name: 'no cable', cause: 'missing', level: 'proven' },
    captures: { name: 'red', stock: 'stock.txt' },
    before: [{ command: 'bash patch', output: 'patch: no such cable: red (stock: stock.txt)', exit: 3 }],
    after: [
      {
        ...{ id: 'look', command: 'ls cables/*; grep power= panel.conf', outcome: 0, exit: 0 },
        output: "ls: cannot access 'cables/*': No such file or directory\npower=on",
      },
      {
        ...{ id: 'lay', output: '', exit: 0 },
        command: "mkdir cables && touch cables/red && printf '\\n%s\\n' red >>stock.txt",
      },
      { command: 'bash patch', output: '', exit: 0 },
    ],
  });
});

test(
  'a case that a server plays is simulated; one whose cure stands elsewhere is reproduced',
  { skip },
  async () => {
    const played = withOneCause();
    for (const theCase of played.proof.cases) theCase['simulated'] = true;
    const elsewhere = withOneCause();
    elsewhere.page.quickFix = { text: 'Look.', check: 'look' };
    elsewhere.page.causes = [{ id: 'missing', cause: 'There is no cable.', fix: ['linux/other'] }];
    delete elsewhere.page.commands['lay'];
    elsewhere.page.values = {} as Draft['page']['values'];
    const recordOf = async (draft: Draft) => {
      const { complaints, run } = await complaintsOf(draft);
      assert.deepEqual(complaints, []);
      return run?.cases[0];
    };
    assert.equal((await recordOf(played))?.level, 'simulated');
    const { level, endsAt, after } = (await recordOf(elsewhere)) ?? {};
    assert.deepEqual([level, endsAt, after?.map(({ id }) => id)], ['reproduced', 'linux/other', ['look']]);
  },
);

/** The sound page with a cable that lies there under another name: the reader has to type that. */
function withRetyping(draft: Draft): void {
  const { page, proof } = draft;
  page.causes[1] = {
    id: 'misspelt',
    cause: 'It is called otherwise.',
    byHand: 'Type the name that is there.',
  };
  delete page.commands['switch-on'];
  Object.assign(outcome(page, 'look', 1), {
    output: 'cables/blue',
    means: 'Another one.',
    causes: ['misspelt'],
  });
  page.commands['look']?.outcomes?.splice(2, 1);
  Object.assign(proof.cases[1] ?? {}, {
    cause: 'misspelt',
    setup: `${PATCH}\nmkdir cables; touch cables/blue\nsed -i '1i [ -z "$1" ] || exec ls "cables/$1"' patch`,
    retyped: 'bash patch blue',
  });
}

test('a cure that is another command line passes, and is recorded as such', { skip }, async () => {
  const draft = soundPage();
  withRetyping(draft);
  const { complaints, run } = await complaintsOf(draft);
  assert.deepEqual(complaints, []);
  assert.deepEqual(
    run?.cases[1]?.after?.map(({ command, exit }) => [command, exit]),
    [
      ['ls cables/*; grep power= panel.conf', 2],
      ['bash patch blue', 0],
    ],
  );
});

test('a look that goes to another folder takes the next commands there', { skip }, async () => {
  const draft = soundPage();
  const { page, proof } = draft;
  page.causes[1] = { id: 'other-room', cause: 'It is in the other room.', fix: ['go'] };
  page.commands['go'] = {
    title: 'Go there',
    risk: 'inspects',
    code: 'cd room && ls cables',
    outcomes: [
      { output: 'red', means: 'It lies there.', next: 'look-again' },
      { output: 'No such file', means: 'There is no room.', failed: true, next: 'look' },
    ],
  };
  page.commands['look-again'] = {
    title: 'Look again',
    risk: 'inspects',
    code: 'grep power= panel.conf',
    outcomes: [
      { output: 'power=on', means: 'All is there.', next: 'fixed' },
      { output: 'power=off', means: 'No power.', next: 'go' },
    ],
  };
  delete page.commands['switch-on'];
  Object.assign(outcome(page, 'look', 1), { causes: ['other-room'] });
  Object.assign(proof.cases[1] ?? {}, {
    cause: 'other-room',
    setup: `${PATCH}\necho power=off >panel.conf; mkdir cables room; touch cables/red; cp -r patch cables room; echo power=on >room/panel.conf`,
  });
  const { complaints } = await complaintsOf(draft);
  assert.deepEqual(complaints, []);
});

const KEEP_AND_EDIT = 'sed -i.bak s/power=off/power=on/ panel.conf';

test('a fix that keeps a copy where no other file lies passes', { skip }, async () => {
  const draft = soundPage();
  draft.page.commands['switch-on'] = {
    ...draft.page.commands['switch-on'],
    code: `grep power=off panel.conf && test ! -e panel.conf.bak && ${KEEP_AND_EDIT}`,
    undo: { code: 'mv panel.conf.bak panel.conf' },
  };
  const { complaints } = await complaintsOf(draft);
  assert.deepEqual(complaints, []);
});

test('a fix that edits a file of the machine passes', { skip }, async () => {
  const draft = soundPage();
  draft.page.commands['switch-on'] = {
    ...draft.page.commands['switch-on'],
    code: `grep power=off panel.conf && sed -i s/power=off/power=on/ panel.conf && sudo sed -i '$ a # on' /etc/bash.bashrc`,
    undo: 'Switch it off, and delete the last line of `/etc/bash.bashrc`.',
  };
  const { complaints } = await complaintsOf(draft);
  assert.deepEqual(complaints, []);
});

/** Each way of being wrong: one change to the sound page, and what alone it is refused for. */
const WRONG: Record<string, { spoil: (draft: Draft) => void; says: RegExp }> = {
  'a dead end': {
    spoil: ({ page }) => (outcome(page, 'look', 1)['causes'] = ['missing', 'power-off']),
    says: /outcomes\[1\]: leads nowhere/,
  },
  'a fix that no path reaches': {
    spoil: ({ page }) => page.commands['look']?.outcomes?.splice(1, 1),
    says: /`switch-on` is on no path|`power-off` is named by no outcome/,
  },
  'a fix that is not on the page': {
    spoil: ({ page }) => (page.causes[0] = { ...page.causes[0], fix: ['fly'] }),
    says: /causes\[0\]\.fix: `fly` is no command of this page/,
  },
  'a fix that does not cure': {
    spoil: (draft) => {
      withOneCause(draft);
      draft.page.commands['lay'] = {
        ...draft.page.commands['lay'],
        code: 'touch {{name}} {{stock}}; echo',
        undo: 'Delete it.',
      };
    },
    says: /walk lay: ran and the error stays/,
  },
  'another command line that fails as well': {
    spoil: (draft) => {
      withRetyping(draft);
      Object.assign(draft.proof.cases[1] ?? {}, { retyped: 'bash patch green' });
    },
    says: /walk: the page says that it is fixed, but `retyped` ends with exit code 2/,
  },
  'a fix that fails': {
    spoil: (draft) => {
      withOneCause(draft);
      draft.page.commands['lay'] = {
        ...draft.page.commands['lay'],
        code: 'touch {{name}} {{stock}}; exit 4',
        undo: 'Delete it.',
      };
    },
    says: /walk lay: failed with exit code 4, and no outcome says what to do then/,
  },
  'an error that is still printed': {
    spoil: (draft) => {
      withOneCause(draft);
      for (const theCase of draft.proof.cases)
        theCase['verify'] = "bash patch && echo 'patch: no such cable: green (stock: a)'";
    },
    says: /walk lay: ran and the error stays: `verify` ends with exit code 0/,
  },
  'an output that is no outcome': {
    spoil: (draft) => {
      withOneCause(draft);
      outcome(draft.page, 'look', 0)['output'] = 'no access';
    },
    says: /walk look: none of its 2 outcomes fits what was printed/,
  },
  'a silent jump': {
    spoil: ({ page }) => {
      page.commands['ask'] = {
        title: 'Ask',
        risk: 'inspects',
        code: 'grep power=on panel.conf',
        outcomes: [
          { output: 'power=on', means: 'There is power.', causes: ['missing'] },
          { silent: true, means: 'No power.', causes: ['power-off'] },
        ],
      };
      page.quickFix['check'] = 'ask';
      outcome(page, 'look', 1)['next'] = 'ask';
      delete page.commands['look'];
    },
    says: /outcomes\[1\]: is silence that leads straight to a change/,
  },
  'an outcome that lies': {
    spoil: ({ page }) => {
      outcome(page, 'look', 0)['causes'] = ['power-off'];
      outcome(page, 'look', 1)['causes'] = ['missing'];
    },
    says: /(staged|elsewhere) look: prints outcome|walk look: says that it is/,
  },
  'an outcome that is seen in health': {
    spoil: ({ page }) => {
      outcome(page, 'look', 1)['output'] = 'cables/{name:word}\npower=';
      page.commands['look']?.outcomes?.splice(2, 1);
      page.commands['look']?.outcomes?.push({ output: 'no panel', means: 'None.', next: 'fixed' });
    },
    says: /cured look: prints outcome 1 .* where all is well/s,
  },
  'an outcome that calls it fixed below the error itself': {
    spoil: ({ page }) => {
      page.commands['ask'] = {
        title: 'Run it to its end',
        risk: 'inspects',
        code: 'bash patch; echo the end',
        outcomes: [
          { output: 'the end', means: 'It ran to its end.', next: 'fixed' },
          { output: 'command not found', means: 'There is no bash.', failed: true, next: 'look' },
        ],
      };
      outcome(page, 'look', 2)['next'] = 'ask';
    },
    says: /(staged|elsewhere) ask: prints outcome 0 \(the end\), which says that it is fixed, and the error itself/,
  },
  'an inspecting command that writes': {
    spoil: ({ page }) =>
      (page.commands['look'] = {
        ...page.commands['look'],
        code: 'ls cables/*; grep power= panel.conf; date +%N >seen',
      }),
    says: /(staged|elsewhere|cured) look: only inspects, but it changed `.*\/seen`/,
  },
  'a fix that succeeds and does nothing': {
    spoil: ({ page }) =>
      (page.commands['switch-on'] = {
        ...page.commands['switch-on'],
        code: 'sed -i s/power=off/power=on/ panel.conf',
      }),
    says: /other cause switch-on: succeeded without a word, changed nothing, and the error stays/,
  },
  'a fix that breaks on a second run': {
    spoil: ({ page }) =>
      (page.commands['switch-on'] = {
        ...page.commands['switch-on'],
        code: 'sed -i "s/power=off/power=x/;s/power=on/power=off/;s/power=x/power=on/" panel.conf',
      }),
    says: /twice: switch-on run a second time bring the error back/,
  },
  'an undo that does not undo': {
    spoil: ({ page }) =>
      (page.commands['switch-on'] = { ...page.commands['switch-on'], undo: { code: 'true' } }),
    says: /undo switch-on: left `\.\/panel\.conf` other than before/,
  },
  'a fix that writes on in the last line': {
    spoil: ({ page }) =>
      (page.commands['lay'] = {
        ...page.commands['lay'],
        code: 'mkdir cables && touch cables/{{name}} && echo {{name}} >>{{stock}}',
        undo: { code: 'rm -r cables && sed -i "$ d" {{stock}}' },
      }),
    says: /unended lay: wrote on in the last line of `\.\/\{stock\}`/,
  },
  'a fix that overwrites a file': {
    spoil: ({ page }) =>
      (page.commands['switch-on'] = {
        ...page.commands['switch-on'],
        code: `grep power=off panel.conf && ${KEEP_AND_EDIT}`,
        undo: { code: 'mv panel.conf.bak panel.conf' },
      }),
    says: /taken switch-on: overwrote `\.\/panel\.conf\.bak`/,
  },
  'a dead end that helps': {
    spoil: ({ page }) =>
      (page.deadEnds = [
        { what: 'Switching it on', why: 'No.', code: 'sed -i s/power=off/power=on/ panel.conf' },
      ]),
    says: /dead end 0: helps here/,
  },
  'a default that harms': {
    spoil: ({ page }) => (page.values.stock.default = '/home/you/.profile'),
    says: /unfilled lay: changed `~\/\.profile`, which it does not touch/,
  },
  'two outcomes at once': {
    spoil: ({ page }) => {
      outcome(page, 'look', 1)['output'] = 'power';
      outcome(page, 'look', 1)['causes'] = ['missing', 'power-off'];
      outcome(page, 'look', 1)['next'] = 'switch-on';
    },
    says: /walk look: outcomes 0 and 1 are both printed/,
  },
};

for (const [name, { spoil, says }] of Object.entries(WRONG)) {
  test(`refused for this alone: ${name}`, { skip }, async () => {
    const draft = soundPage();
    spoil(draft);
    const { complaints } = await complaintsOf(draft);
    assert.ok(complaints.length > 0, 'nothing was refused');
    assert.deepEqual(
      complaints.filter((complaint) => !says.test(complaint)),
      [],
    );
  });
}

function outcome(page: Draft['page'], command: string, number: number): Record<string, unknown> {
  const found = page.commands[command]?.outcomes?.[number];
  assert.ok(found);
  return found;
}
