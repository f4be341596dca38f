'use strict';
// The page works without this script; with it the map answers to pointer and keyboard, and tables sort.
(() => {
  const run = JSON.parse(document.getElementById('run').textContent);
  const finding = 1, rate = 2, ratio = 5, share = 8, cpu = 9, memory = 10, forks = 11, reason = 12;
  const p50 = 13, p99 = 14, p999 = 15;
  const metrics = {
    throughput: { column: rate, sign: -1, say: value => number(value) + '/s' },
    cpu: { column: cpu, sign: 1, say: nanos },
    memory: { column: memory, sign: 1, say: bytes },
    'p50': { column: p50, sign: 1, say: nanos },
    'p99': { column: p99, sign: 1, say: nanos },
    'p99.9': { column: p999, sign: 1, say: nanos },
  };
  const hidden = new Set();
  let metric = document.querySelector('figure.map')?.dataset.metric ?? 'throughput';

  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const element = (name, text, className) => {
    const node = document.createElement(name);
    if (text !== undefined) node.textContent = text;
    if (className) node.className = className;
    return node;
  };
  const model = standing => run.contenders[standing[0]][1];
  const name = standing => run.contenders[standing[0]][0];
  const known = value => typeof value === 'number' && Number.isFinite(value);
  const out = row => row[finding] === 'cannot win' || row[finding] === 'saturated';
  const finished = row => known(row[rate]) && !out(row);

  // toLocaleString and localeCompare would set their rules up anew for each of thousands of cells
  const formats = [0, 1, 2].map(digits => new Intl.NumberFormat('en-US', { maximumFractionDigits: digits }));
  const names = new Intl.Collator('en', { numeric: true });
  function number(value) {
    if (!known(value)) return '–';
    return formats[Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2].format(value);
  }
  function scaled(value, base, units) {
    if (!known(value)) return '–';
    let unit = 0;
    while (value >= base && unit < units.length - 1) { value /= base; unit++; }
    return number(value) + ' ' + units[unit];
  }
  function nanos(value) { return scaled(value, 1000, ['ns', 'µs', 'ms', 's']); }
  function bytes(value) { return scaled(value, 1024, ['B', 'KiB', 'MiB', 'GiB']); }
  function percent(value) { return known(value) ? number(100 * value) + ' %' : '–'; }
  function interval(row, at) {
    return known(row[at + 1]) ? `[${number(row[at + 1])}–${number(row[at + 2])}]` : '';
  }

  // ---- the map: tiles that tell of their cell, by pointer and by arrow keys -----------------------
  const byPoint = new Map(run.cells.map(cell => [cell.point, cell]));
  const details = new Map(all('details.cell').map(each => [each.dataset.cell, each]));
  const maps = all('figure.map');
  const tiles = all('rect.cell');
  const tip = document.getElementById('tip');
  const cellOf = tile => byPoint.get(tile.dataset.cell);

  function told(cell) {
    const { column, sign, say } = metrics[metric];
    const ranked = cell.standings
      .filter(row => finished(row) && known(row[column]) && !hidden.has(model(row)))
      .sort((a, b) => sign * (a[column] - b[column]));
    const failed = cell.standings.filter(out);
    return [
      `${cell.headline} (n = ${cell.blocks})`,
      ...ranked.map(row => `${name(row)}: ${say(row[column])} ${metric === 'throughput' ? beside(row) : ''}`),
      ...failed.map(row => `${name(row)}: ${row[reason]}`),
    ].join('\n');
  }
  function beside(row) {
    const times = `${number(row[ratio])}× the leader ${interval(row, ratio)}`;
    return `${interval(row, rate)} · ${times} · ${percent(row[share])} of limit`;
  }
  function show(tile) {
    const cell = cellOf(tile);
    if (!cell) return;
    tip.textContent = told(cell);
    tip.hidden = false;
    const box = tile.getBoundingClientRect();
    const left = Math.min(Math.max(8, box.left), innerWidth - tip.offsetWidth - 8);
    const below = box.bottom + 8 + tip.offsetHeight < innerHeight;
    tip.style.left = Math.max(8, left) + scrollX + 'px';
    tip.style.top = (below ? box.bottom + 8 : Math.max(8, box.top - tip.offsetHeight - 8)) + scrollY + 'px';
  }
  const hide = () => { tip.hidden = true; };
  function open(tile) {
    const cell = details.get(tile.dataset.cell);
    hide();
    if (!cell) return;
    cell.open = true;
    cell.scrollIntoView({ block: 'start' });
    cell.firstElementChild.focus();
  }
  /** The nearest tile of the same picture in a direction. */
  function neighbour(tile, dx, dy) {
    const middle = each => {
      const box = each.getBoundingClientRect();
      return [box.x + box.width / 2, box.y + box.height / 2];
    };
    const [x, y] = middle(tile);
    let best = null, least = Infinity;
    for (const other of all('rect.cell', tile.ownerSVGElement)) {
      const [ox, oy] = middle(other);
      const along = dx * (ox - x) + dy * (oy - y), across = Math.abs(dy * (ox - x)) + Math.abs(dx * (oy - y));
      const distance = along + 3 * across;
      if (along > 1 && distance < least) { best = other; least = distance; }
    }
    return best;
  }
  const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  function key(event) {
    const tile = event.target;
    if (event.key === 'Enter' || event.key === ' ') open(tile);
    else if (event.key === 'Escape') hide();
    else if (arrows[event.key]) focusOn(neighbour(tile, ...arrows[event.key]));
    else return;
    event.preventDefault();
  }
  function focusOn(tile) {
    if (!tile) return;
    all('rect.cell', tile.ownerSVGElement).forEach(each => each.setAttribute('tabindex', each === tile ? 0 : -1));
    tile.focus();
  }
  for (const map of maps) {
    const svg = map.querySelector('svg');
    svg.setAttribute('role', 'group');
    all('rect.cell', svg).forEach((tile, index) => {
      const cell = cellOf(tile);
      tile.setAttribute('role', 'button');
      tile.setAttribute('tabindex', index ? -1 : 0);
      tile.setAttribute('aria-label', cell ? cell.headline : tile.dataset.cell);
      tile.addEventListener('pointerenter', () => show(tile));
      tile.addEventListener('pointerleave', hide);
      tile.addEventListener('focus', () => show(tile));
      tile.addEventListener('blur', hide);
      tile.addEventListener('click', () => open(tile));
      tile.addEventListener('keydown', key);
    });
  }

  /** The map of the metric; tiles fade whose best are all filtered out. */
  function redraw() {
    maps.forEach(map => { map.hidden = map.dataset.metric !== metric; });
    for (const tile of tiles) {
      const best = cellOf(tile)?.[metric] ?? [];
      tile.classList.toggle('out', best.length > 0 && best.every(each => hidden.has(each)));
    }
  }

  // ---- controls ------------------------------------------------------------------------------
  const choice = document.getElementById('objective');
  choice?.addEventListener('change', () => { metric = choice.value; redraw(); });
  for (const box of all('#controls input')) {
    box.addEventListener('change', () => {
      if (box.checked) hidden.delete(box.value); else hidden.add(box.value);
      redraw();
      list();
    });
  }

  // ---- the table of contenders ---------------------------------------------------------------
  const most = 100;
  const rows = run.cells.flatMap(cell => cell.standings.map(row => ({
    cell, row, text: [cell.name, name(row), cell.decision, row[finding]].join(' ').toLowerCase(),
  })));
  const columns = [
    ['cell', each => each.cell.name, each => each.cell.name],
    ['contender', each => name(each.row), each => name(each.row)],
    ['finding', each => each.row[finding], each => each.row[finding]],
    ['tasks/s', each => each.row[rate], each => number(each.row[rate])],
    ['95 % interval', each => each.row[rate + 1], each => interval(each.row, rate)],
    ['× leader', each => each.row[ratio], each => number(each.row[ratio])],
    ['of limit', each => each.row[share], each => percent(each.row[share])],
    ['CPU/task', each => each.row[cpu], each => nanos(each.row[cpu])],
    ['peak memory', each => each.row[memory], each => bytes(each.row[memory])],
    ['forks, tasks/s', each => each.row[forks].length, each => each.row[forks].map(number).join('  ')],
    ['why out', each => each.row[reason], each => each.row[reason]],
  ];
  const search = document.getElementById('search');
  const count = document.getElementById('count');
  const table = document.getElementById('contenders');
  let order = { column: -1, sign: 1 };

  function compare(a, b) {
    if (typeof a === 'string' && typeof b === 'string') return names.compare(a, b);
    return (known(a) ? a : -Infinity) - (known(b) ? b : -Infinity);
  }
  function list() {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const found = rows.filter(each => !hidden.has(model(each.row)) && words.every(word => each.text.includes(word)));
    if (order.column >= 0) {
      const key = columns[order.column][1];
      found.sort((a, b) => order.sign * compare(key(a), key(b)));
    }
    const body = element('tbody');
    for (const each of found.slice(0, most)) {
      const line = element('tr', undefined, finished(each.row) ? '' : 'failed');
      columns.forEach(([, , say], index) => {
        const cell = element(index ? 'td' : 'th', say(each));
        if (!index) cell.scope = 'row';
        line.append(cell);
      });
      body.append(line);
    }
    table.tBodies[0].replaceWith(body);
    count.textContent = found.length > most
      ? `the first ${most} of ${found.length} rows; narrow the search to see others` : `${found.length} rows`;
  }
  const head = element('tr');
  columns.forEach(([title], column) => {
    const cell = element('th'), button = element('button', title);
    cell.scope = 'col';
    button.type = 'button';
    button.addEventListener('click', () => {
      order = { column, sign: order.column === column ? -order.sign : 1 };
      [...head.cells].forEach(each => each.removeAttribute('aria-sort'));
      cell.setAttribute('aria-sort', order.sign > 0 ? 'ascending' : 'descending');
      list();
    });
    cell.append(button);
    head.append(cell);
  });
  table.tHead.append(head);
  search.addEventListener('input', list);
  // on paper nothing can be opened
  addEventListener('beforeprint', () => all('details').forEach(each => { each.open = true; }));

  list();
  redraw();
  document.documentElement.classList.add('ready');
})();
