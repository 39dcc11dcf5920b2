// Draws the table of dimensions: what is proved, what may be added, and where the published and the checked score
// stand. The table stays below as it is; without script it is all there is.
const place = document.querySelector('[data-dimensions]');
const table = document.getElementById('dimensions');

const number = text => text === '—' ? null : Number(text);

function read() {
  return [...table.tBodies[0].rows].map(row => {
    const [name, weight, published, checked, min, max] = [...row.cells].map(cell => cell.textContent.trim());
    return { name, weight: number(weight), published: number(published), checked: number(checked), min: number(min), max: number(max) };
  });
}

function options(rows) {
  const style = getComputedStyle(document.documentElement);
  const token = name => style.getPropertyValue(name).trim();
  // Letters grow with the page's.
  const text = { color: token('--ink'), fontFamily: token('--font'), fontSize: 0.75 * parseFloat(style.fontSize) };
  const up = [...rows].reverse();
  return {
    animation: false,
    textStyle: text,
    legend: { top: 0, left: 0, textStyle: text, itemGap: 12 },
    tooltip: { renderMode: 'richText', trigger: 'axis', axisPointer: { type: 'shadow' } },
    grid: { left: 8, right: 24, top: (place.clientWidth < 480 ? 5 : 3) * text.fontSize, bottom: 8, containLabel: true },
    xAxis: { type: 'value', min: 0, axisLabel: { ...text, color: token('--quiet') }, splitLine: { lineStyle: { color: token('--line') } } },
    yAxis: { type: 'category', data: up.map(row => `${row.name}（${row.weight}）`), axisLabel: text, axisTick: { show: false } },
    series: [
      { name: '可证实最低', type: 'bar', stack: 'proved', barWidth: 16, color: token('--ink'), data: up.map(row => row.min) },
      {
        name: '未证实的区间', type: 'bar', stack: 'proved', barWidth: 16,
        itemStyle: { color: token('--paper'), borderColor: token('--line-strong'), decal: { symbol: 'line', rotation: -0.8, dashArrayX: [1, 0], dashArrayY: [2, 4], color: token('--line-strong') } },
        data: up.map(row => +(row.max - row.min).toFixed(4)),
      },
      { name: '公布', type: 'scatter', symbol: 'diamond', symbolSize: 12, color: token('--accent'), data: up.map(row => row.published) },
      { name: '复核', type: 'scatter', symbol: 'circle', symbolSize: 9, itemStyle: { color: token('--paper'), borderColor: token('--accent'), borderWidth: 2 }, data: up.map(row => row.checked) },
    ],
  };
}

if (place && table && window.echarts) {
  const rows = read();
  place.hidden = false;
  place.setAttribute('role', 'img');
  place.setAttribute('aria-label', '各部分得分图，数字见旁边的表');
  const chart = window.echarts.init(place);
  chart.setOption(options(rows));
  new ResizeObserver(() => chart.resize()).observe(place);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => chart.setOption(options(rows)));
}
