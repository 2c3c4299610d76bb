// Times in the reader's zone, the week's hours turned with them, tables that scroll and are sorted,
// and names found while one types.
"use strict";

const page = document.documentElement.lang;
const language = navigator.languages.find((one) => one.split("-")[0] === page) || page;

// The year stands where it is not this one.
function showTimes() {
    const ofThisYear = { month: "short", day: "numeric", hour: "2-digit", minute: "2-digit" };
    const short = new Intl.DateTimeFormat(language, ofThisYear);
    const long = new Intl.DateTimeFormat(language, { year: "numeric", ...ofThisYear });
    const year = new Date().getFullYear();
    for (const time of document.querySelectorAll("time[datetime]")) {
        const moment = new Date(time.dateTime);
        time.title = time.textContent;
        time.textContent = (moment.getFullYear() === year ? short : long).format(moment);
    }
}

// What the table of quartiles says of an hour, beside the cell that one points at.
function hintAt(table) {
    for (const row of document.querySelectorAll("tr[data-week]")) {
        const [day, hour] = row.dataset.week.split(" ");
        const line = table.querySelector(`th[data-day="${day}"]`).parentNode;
        const [q25, median, q75] = [...row.cells].slice(1).map((cell) => cell.textContent);
        line.querySelector(`[data-hour="${hour}"]`).title = table.dataset.hint
            .replace("{q25}", q25).replace("{median}", median).replace("{q75}", q75);
    }
}

// The hour of UTC that it is, on the day of the week that it is.
function markPresent(table) {
    const now = new Date();
    for (const row of table.tBodies[0].rows) {
        const { day } = row.cells[0].dataset;
        if (day === undefined || Number(day) === now.getUTCDay()) {
            row.querySelector(`[data-hour="${now.getUTCHours()}"]`).setAttribute("aria-current", "time");
        }
    }
}

// An hour of UTC begins at the same minute of every hour of the reader: at 30 in India, at 45 in
// Nepal. Each cell stays whole, and its column says when it begins. A row that is no day of the week
// is of all days, and its hours go round within it.
function turnHours(table) {
    const offset = -new Date().getTimezoneOffset();
    const rows = [...table.tBodies[0].rows];
    const cells = new Map();
    rows.forEach((row, place) => {
        const { day } = row.cells[0].dataset;
        const most = day ? 10080 : 1440;
        for (const cell of [...row.cells].slice(1)) {
            const minute = Number(day || 0) * 1440 + Number(cell.dataset.hour) * 60 + offset;
            const turned = (minute + most) % most;
            const line = day ? Math.floor(turned / 1440) : `row ${place}`;
            cells.set(`${line} ${Math.floor((turned % 1440) / 60)}`, cell);
        }
    });
    rows.forEach((row, place) => {
        const line = row.cells[0].dataset.day || `row ${place}`;
        for (let hour = 0; hour < 24; hour += 1) {
            row.append(cells.get(`${line} ${hour}`));
        }
    });
    const past = ((offset % 60) + 60) % 60;
    if (past) {
        [...table.tHead.rows[0].cells].slice(1).forEach((cell, hour) => {
            cell.textContent = `${String(hour).padStart(2, "0")}:${past}`;
        });
    }
    const zone = new Intl.DateTimeFormat(language, { timeZoneName: "longOffset" })
        .formatToParts(new Date()).find((part) => part.type === "timeZoneName").value;
    const caption = table.closest(".scroll").previousElementSibling;
    caption.querySelector(".zone").textContent = document.body.dataset.zone.replace("{zone}", zone);
}

// Where a table is wider than the window, it opens at the present hour.
function showPresent(table) {
    const present = table.querySelector("[aria-current]");
    const region = table.closest(".scroll");
    region.scrollLeft = present ? present.offsetLeft - region.clientWidth / 2 : 0;
}

// The keyboard stops at a table only where there is something to scroll.
function stopWhereItScrolls(regions) {
    const sizes = new ResizeObserver((changed) => changed.forEach(({ target }) => {
        if (target.scrollWidth > target.clientWidth) {
            target.tabIndex = 0;
        } else {
            target.removeAttribute("tabindex");
        }
    }));
    regions.forEach((region) => sizes.observe(region));
}

// A number as the page's language writes it, or a moment; a cell without either comes last.
function valueOf(cell) {
    const time = cell.querySelector("time[datetime]");
    if (time) { return Date.parse(time.dateTime); }
    const { thousands, decimal } = document.body.dataset;
    const text = cell.textContent.trim().split(/\s/)[0];
    const number = text.replaceAll(thousands, "").replace(decimal, ".");
    return /^-?[\d.]+$/.test(number) ? Number(number) : null;
}

// The greatest first, then the least, then as the page came.
function sortBy(table, head) {
    const order = { descending: "ascending", ascending: "none" }[head.getAttribute("aria-sort")]
        || "descending";
    for (const other of table.tHead.rows[0].cells) { other.removeAttribute("aria-sort"); }
    head.setAttribute("aria-sort", order);
    const sign = { descending: -1, ascending: 1, none: 0 }[order];
    const body = table.tBodies[0];
    const rows = [...body.rows];
    const values = new Map(rows.map((row) => [row, valueOf(row.cells[head.cellIndex])]));
    rows.sort((one, other) => {
        const [mine, theirs] = [values.get(one), values.get(other)];
        if (sign && (mine === null || theirs === null)) { return (mine === null) - (theirs === null); }
        return sign * (mine - theirs) || one.dataset.place - other.dataset.place;
    });
    body.append(...rows);
}

// Heads of numbers become buttons; with few rows, or of what is no list, they stay as they are.
function makeSortable(table) {
    const { rows } = table.tBodies[0];
    if (rows.length < 3 || table.matches(".heat, .ranks, .versus")) { return; }
    [...rows].forEach((row, place) => { row.dataset.place = place; });
    for (const head of table.tHead.rows[0].cells) {
        if (head.matches(".number") || rows[0].cells[head.cellIndex].querySelector("time[datetime]")) {
            const button = document.createElement("button");
            button.type = "button";
            button.append(...head.childNodes);
            button.addEventListener("click", () => sortBy(table, head));
            head.append(button);
        }
    }
}

async function hitsOf(one, text) {
    const address = new URL(`api/${one.path}`, rootAddress());
    address.search = new URLSearchParams({ text, limit: one.limit });
    const answer = await fetch(address).catch(() => null);
    const rows = answer && answer.ok ? (await answer.json()).rows : [];
    return rows.map((row) => ({ ...one, name: row[one.name], value: row[one.parameter] }));
}

function suggest(input) {
    const isCompare = input.name !== "text";
    const list = document.createElement("ul");
    list.className = "found";
    list.id = `found-${input.name}-${Math.random().toString(36).slice(2)}`;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", input.dataset.found);
    list.hidden = true;
    input.after(list);
    for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"],
        ["aria-expanded", "false"], ["aria-controls", list.id]]) {
        input.setAttribute(name, value);
    }
    const kinds = [
        { path: "search", limit: 6, page: "player", parameter: "player_name", name: "player_name" },
        { path: "search/servers", limit: 3, page: "server", parameter: "server_guid",
            name: "server_name", kind: input.dataset.server },
        { path: "search/maps", limit: 2, page: "map", parameter: "map_name", name: "map_name",
            kind: input.dataset.map },
    ];
    let hits = [];
    let chosen = -1;
    let asked = 0;
    let waiting;

    function close() {
        clearTimeout(waiting);
        asked += 1;  // what comes late opens no list
        list.hidden = true;
        chosen = -1;
        input.setAttribute("aria-expanded", "false");
        input.removeAttribute("aria-activedescendant");
    }
    function choose(place) {
        const options = [...list.children];
        chosen = (place + options.length) % options.length;
        options.forEach((option, index) => {
            option.setAttribute("aria-selected", String(index === chosen));
        });
        input.setAttribute("aria-activedescendant", options[chosen].id);
    }
    function take(hit) {
        if (isCompare) {
            input.value = hit.name;
            close();
            input.form.requestSubmit();
            return;
        }
        const page = new URL(hit.page, rootAddress());
        page.searchParams.set(hit.parameter, hit.value);
        window.location.href = page;
    }
    function show(found) {
        hits = found;
        list.replaceChildren(...hits.map((hit, index) => {
            const option = document.createElement("li");
            const text = document.createElement("bdi");
            text.textContent = hit.name;
            option.append(text);
            if (hit.kind) {
                const kind = document.createElement("small");
                kind.textContent = hit.kind;
                option.append(" ", kind);
            }
            option.id = `${list.id}-${index}`;
            option.setAttribute("role", "option");
            option.setAttribute("aria-selected", "false");
            option.addEventListener("mousedown", (event) => { event.preventDefault(); take(hit); });
            return option;
        }));
        chosen = -1;
        list.hidden = hits.length === 0;
        input.setAttribute("aria-expanded", String(hits.length > 0));
    }
    input.addEventListener("input", () => {
        clearTimeout(waiting);
        const text = input.value.trim();
        if (!text) { close(); return; }
        waiting = setTimeout(async () => {
            asked += 1;
            const mine = asked;
            const found = await Promise.all(
                (isCompare ? kinds.slice(0, 1) : kinds).map((one) => hitsOf(one, text.slice(0, 100))),
            );
            if (mine === asked) { show(found.flat()); }
        }, 150);
    });
    input.addEventListener("keydown", (event) => {
        if (list.hidden) { return; }
        if (event.key === "ArrowDown") { event.preventDefault(); choose(chosen + 1); }
        if (event.key === "ArrowUp") { event.preventDefault(); choose(chosen < 0 ? -1 : chosen - 1); }
        if (event.key === "Escape") { close(); }
        if (event.key === "Enter" && chosen >= 0) {
            event.preventDefault();
            take(hits[chosen]);
        }
    });
    input.addEventListener("blur", close);
}

function rootAddress() {
    return new URL("../", document.querySelector("script[src]").src);
}

showTimes();
stopWhereItScrolls(document.querySelectorAll(".scroll"));
document.querySelectorAll("table.heat").forEach((table) => {
    hintAt(table);
    markPresent(table);
    turnHours(table);
    showPresent(table);
});
document.querySelectorAll("main table").forEach(makeSortable);
document.querySelectorAll("input[data-found]").forEach(suggest);
