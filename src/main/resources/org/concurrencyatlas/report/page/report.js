'use strict';
// The page works without this script; with it the map answers to the pointer and tables sort.
(() => {
  const run = JSON.parse(document.getElementById('run').textContent);
  const rate = 2, ratio = 5, share = 8, cpu = 9, memory = 10, forks = 11, reason = 12;
  const objectives = {
    throughput: { column: rate, sign: -1, say: value => number(value) + '/s' },
    cpu: { column: cpu, sign: 1, say: nanos },
    memory: { column: memory, sign: 1, say: bytes },
  };
  const hidden = new Set();
  let objective = 'throughput';

  const element = (name, text, className) => {
    const node = document.createElement(name);
    if (text !== undefined) node.textContent = text;
    if (className) node.className = className;
    return node;
  };
  const model = standing => run.contenders[standing[0]][1];
  const name = standing => run.contenders[standing[0]][0];
  const known = value => typeof value === 'number' && Number.isFinite(value);

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

  /** Those of a cell that finished and are not filtered out, the best first. */
  function ranked(cell) {
    const { column, sign } = objectives[objective];
    return cell.standings
      .filter(row => row[1] === 1 && known(row[column]) && !hidden.has(model(row)))
      .sort((a, b) => sign * (a[column] - b[column]));
  }

  /** What the map shows of a cell: the verdict, or the best median where none was drawn. */
  function tile(cell) {
    const left = ranked(cell);
    const own = cell.defect || (left.length === 0 && cell.who.length === 0);
    if (own) return { claim: cell.claim, who: [], figure: cell.figure };
    if (left.length === 0) return { claim: 'NOBODY', who: [], figure: '' };
    const names = cell.who.map(index => run.contenders[index][1]);
    if (objective === 'throughput' && names.every(each => !hidden.has(each))) {
      return { claim: cell.claim, who: names, figure: cell.figure };
    }
    const { column } = objectives[objective];
    const lead = left.length < 2 ? NaN : Math.abs(Math.log(left[0][column] / left[1][column]));
    const near = left.filter(
      row => Math.abs(Math.log(row[column] / left[0][column])) <= Math.log1p(run.epsilon));
    return near.length > 1
      ? { claim: 'TIE', who: near.map(model), figure: 'tie' }
      : { claim: 'UNTESTED', who: [model(left[0])], figure: known(lead) ? number(Math.exp(lead)) + '×' : '' };
  }

  // ---- the map -------------------------------------------------------------------------------
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const colour = id => run.marks[id][dark.matches ? 1 : 0];
  const inks = {};
  const ink = variable => inks[variable];
  /** The theme's colours, asked for once a drawing. */
  function dip() {
    const style = getComputedStyle(document.documentElement);
    for (const variable of ['--ink', '--faint', '--paper', '--line', '--alarm', '--alarm-paper']) {
      inks[variable] = style.getPropertyValue(variable).trim();
    }
  }
  const outlines = {
    CIRCLE: 'M-9,0A9,9,0,1,1,9,0A9,9,0,1,1,-9,0Z',
    SQUARE: 'M-8,-8H8V8H-8Z',
    DIAMOND: 'M0,-10L10,0L0,10L-10,0Z',
    TRIANGLE_UP: 'M0,-9L9,9H-9Z',
    TRIANGLE_DOWN: 'M-9,-9H9L0,9Z',
    STAR: 'M0,-10L2.4,-3.1L9.5,-3.1L3.8,1.2L5.9,8.1L0,3.9L-5.9,8.1L-3.8,1.2L-9.5,-3.1L-2.4,-3.1Z',
    PLUS: 'M-3,-10H3V-3H10V3H3V10H-3V3H-10V-3H-3Z',
    CROSS: 'M-5,-9L0,-4L5,-9L9,-5L4,0L9,5L5,9L0,4L-5,9L-9,5L-4,0L-9,-5Z',
  };
  const outline = id => outlines[run.marks[id][2]];
  const filled = id => run.marks[id][3];

  function ground(shown) {
    const winner = shown.who.length ? colour(shown.who[0]) : ink('--faint');
    switch (shown.claim) {
      case 'CERTIFIED': return { color: winner, opacity: 0.5 };
      case 'PROVISIONAL':
      case 'UNTESTED':
        return { color: winner, opacity: 0.22, borderColor: winner, borderType: 'dashed', borderWidth: 2 };
      case 'NOT_BEATEN': return { color: winner, opacity: 0.3, borderColor: winner, borderWidth: 4 };
      case 'TIE': return { color: winner, opacity: 0.15, borderColor: winner, borderType: 'dotted', borderWidth: 2 };
      case 'LIMIT_BOUND': return { color: ink('--line'), opacity: 1 };
      case 'NOBODY': return { color: ink('--alarm-paper'), borderColor: ink('--alarm'), borderWidth: 2 };
      default: return { color: 'transparent', borderColor: ink('--faint'), borderType: 'dashed', borderWidth: 2 };
    }
  }

  function tooltip(cell) {
    const { column, say } = objectives[objective];
    const lines = [cell.name, `${cell.headline} (n = ${cell.blocks})`, ''];
    for (const row of ranked(cell)) {
      lines.push(`${name(row)}: ${say(row[column])} ${objective === 'throughput' ? beside(row) : ''}`);
    }
    for (const row of cell.standings.filter(each => each[1] === 0)) {
      lines.push(`${name(row)}: ${row[reason]}`);
    }
    return lines.join('\n');
  }

  function beside(row) {
    const times = `${number(row[ratio])}× the leader ${interval(row, ratio)}`;
    return `${interval(row, rate)} · ${times} · ${percent(row[share])} of limit`;
  }

  function draw(chart, map) {
    const left = chart.getWidth() < 600 ? 66 : 120;
    const width = chart.getWidth() - left - 30, height = chart.getHeight() - 80;
    const size = [width / map.columns.length - 4, height / map.rows.length - 4];
    const tiles = map.places.map(([x, y, index]) => ({ at: [x, y], cell: run.cells[index], ...tile(run.cells[index]) }));
    const mark = Math.max(6, Math.min(26, size[0] / 2.5, size[1] / 2.5));
    const words = shown => ({
      color: ink('--ink'), opacity: 1, fontSize: 12, formatter: shown.figure, width: size[0], overflow: 'truncate',
      show: size[0] > 60 && (!shown.who.length || size[1] > 50), position: shown.who.length ? 'insideBottom' : 'inside',
    });
    // all that tie or are undecided, as far as the tile has room
    const marks = shown => {
      const drawn = shown.who.slice(0, Math.max(1, Math.floor(size[0] / 16)));
      const side = Math.min(mark, size[0] / drawn.length - 4);
      return drawn.map((who, i) => ({
        value: shown.at, symbol: 'path://' + outline(who), symbolSize: side,
        symbolOffset: [(i - (drawn.length - 1) / 2) * (side + 4), 0],
        itemStyle: filled(who) ? { color: colour(who) }
          : { color: ink('--paper'), borderColor: colour(who), borderWidth: 2 },
      }));
    };
    const axis = (data, title) => ({
      type: 'category', data, name: title, nameLocation: 'middle', axisLine: { show: false }, axisTick: { show: false },
      axisLabel: { color: ink('--ink'), fontSize: 13 }, nameTextStyle: { color: ink('--faint'), fontSize: 13 },
    });
    chart.setOption({
      animation: false,
      grid: { left, right: 30, top: 20, bottom: 60 },
      xAxis: { ...axis(map.columns, map.axes[0]), nameGap: 32 },
      yAxis: { ...axis(map.rows, map.axes[1]), nameGap: left - 30 },
      tooltip: {
        renderMode: 'richText', confine: true, backgroundColor: ink('--paper'), borderColor: ink('--line'),
        textStyle: { color: ink('--ink'), fontSize: 13 }, formatter: hover => tooltip(hover.data.cell),
      },
      series: [
        {
          type: 'scatter', symbol: 'rect', symbolSize: size,
          data: tiles.map(each => ({
            value: each.at, cell: each.cell, itemStyle: ground(each), label: words(each),
          })),
        },
        { type: 'scatter', silent: true, data: tiles.flatMap(marks) },
      ],
    }, true);
  }

  /** The mark of a model for beside its name, as the map draws it. */
  function badge(id) {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    const path = document.createElementNS(svg.namespaceURI, 'path');
    svg.setAttribute('viewBox', '-12 -12 24 24');
    svg.setAttribute('class', 'mark');
    svg.setAttribute('aria-hidden', 'true');
    path.setAttribute('d', outline(id));
    path.setAttribute('stroke-width', 2.5);
    svg.append(path);
    const paint = () => {
      path.setAttribute('fill', filled(id) ? colour(id) : ink('--paper'));
      path.setAttribute('stroke', filled(id) ? 'none' : colour(id));
    };
    return { id, svg, paint };
  }

  const charts = run.maps.map((map, index) => {
    const place = document.getElementById('map-' + index);
    return { map, place, chart: echarts.init(place, null, { renderer: 'canvas' }) };
  });
  const badges = Object.keys(run.marks).map(badge);
  const redraw = () => {
    dip();
    charts.forEach(({ chart, map }) => draw(chart, map));
    badges.forEach(each => each.paint());
  };
  addEventListener('resize', () => { charts.forEach(({ chart }) => chart.resize()); redraw(); });
  dark.addEventListener('change', redraw);

  // ---- controls ------------------------------------------------------------------------------
  const controls = document.getElementById('controls');
  const choice = element('select');
  for (const id of Object.keys(objectives)) choice.append(new Option(id, id));
  choice.id = 'objective';
  choice.addEventListener('change', () => { objective = choice.value; redraw(); });
  const label = element('label', 'objective ');
  label.append(choice);
  controls.append(label);
  for (const { id, svg } of badges) {
    const box = element('input');
    box.type = 'checkbox';
    box.checked = true;
    box.value = id;
    box.addEventListener('change', () => {
      if (box.checked) hidden.delete(id); else hidden.add(id);
      redraw();
      list();
    });
    const chip = element('label');
    chip.append(box, svg, ' ' + id);
    controls.append(chip);
  }

  // ---- the table of contenders ---------------------------------------------------------------
  const most = 100;
  const rows = run.cells.flatMap(cell => cell.standings.map(row => ({ cell, row, text: (cell.name + ' ' + name(row) + ' ' + cell.decision).toLowerCase() })));
  const columns = [
    ['cell', each => each.cell.name, each => each.cell.name],
    ['verdict', each => each.cell.decision, each => each.cell.decision],
    ['contender', each => name(each.row), each => name(each.row)],
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
      const line = element('tr', undefined, each.row[1] === 0 ? 'failed' : '');
      line.append(...columns.map(([, , say]) => element('td', say(each))));
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

  list();
  redraw();
  document.documentElement.classList.add('ready');
})();
