// Who is found by a name, as letterkit/text/name_search.py has it: the same rules in the same order,
// with its tables in `rules`. Gives a function that makes an index: names are added one by one, and
// `search` gives their places by how they are like the query, the exact ones first.
function letterkitNames(rules) {
  "use strict";
  const [SAME, SPELLED, BEGINS, SPELLED_BEGINS, INITIAL, SOUND, UNLIKE] = [0, 1, 2, 3, 4, 5, 6];
  const LIKENESSES = 7;
  const [EXACT, SCRIPT, WHOLE, PART, INITIALS] = [0, 1, 2, 3, 5];
  const LIMITS = [[SPELLED, WHOLE], [BEGINS, PART], [SPELLED_BEGINS, 4], [INITIAL, INITIALS], [SOUND, 6]];
  const [MOST_WORDS, JOINED, MOST_INITIALS, UNSPACED] = rules.most;

  // Folding.

  const LETTERS = { Cyrl: "\u0400-\u052f", Latn: "a-zA-Z", Grek: "\u0370-\u03ff" };
  const ORDER = Object.keys(LETTERS);
  const LETTER = ORDER.map((script) => new RegExp(`[${LETTERS[script]}]`, "g"));
  const FOREIGN = new RegExp(`[${LETTERS.Cyrl}${LETTERS.Grek}]`);
  const LATIN = /[a-zA-Z\u00c0-\u024f]/;
  const ALIKE = {};
  for (const [from, to, ...[letters, others]] of rules.alike) {
    const pairs = [...letters].map((letter, at) => [letter, [...others][at]]);
    ALIKE[from + to] = new Map(pairs);
  }
  const DROPPED = new Set([...rules.apostrophes, ...rules.invisible]);
  const decided = new Map();

  function decide(character) {
    const code = character.codePointAt(0);
    if (DROPPED.has(character) || /[\p{Cf}\ufe00-\ufe0f]/u.test(character)) return "";
    const isMark = /\p{Mn}/u.test(character);
    if (isMark && rules.accents.some(([low, high]) => low <= code && code <= high)) return "";
    if (!/[\p{L}\p{M}\p{N}]/u.test(character)) return " ";
    return rules.plain[character] ?? character;
  }

  // Case folding of one letter, as Unicode has it: ß is ss, ς is σ, and Cherokee is in capitals.
  function withoutCase(letter) {
    if (/\p{sc=Cherokee}/u.test(letter)) return letter.toUpperCase();
    return [...letter.toLowerCase().toUpperCase()].map((each) => each.toLowerCase()).join("");
  }

  function plain(character) {
    let found = decided.get(character);
    if (found === undefined) {
      found = [...withoutCase(character)].map(decide).join("");
      decided.set(character, found);
    }
    return found;
  }

  function wordsOf(text) {
    if (/^[\x00-\x7f]*$/.test(text)) {
      return text.toLowerCase().replace(/['\x60]/g, "").split(/[^a-z0-9]+/).filter(Boolean);
    }
    let folded = "";
    for (const each of text.replaceAll("\u00b4", "'").normalize("NFKD")) folded += plain(each);
    const words = folded.split(" ").filter(Boolean);
    return (FOREIGN.test(folded) ? inOneScript(words) : words).map((word) => word.normalize("NFC"));
  }

  const counts = (text) => LETTER.map((letter) => (text.match(letter) ?? []).length);
  const isIn = (found, script) => found.every((count, at) => (count > 0) === (at === script));
  const mostOf = (found) => found.indexOf(Math.max(...found));

  function turned(word, script) {
    let found = word;
    ORDER.forEach((other, at) => {
      if (at === script) return;
      const alike = ALIKE[other + ORDER[script]];
      found = [...found].map((letter) => alike.get(letter) ?? letter).join("");
    });
    return found;
  }

  // Each word in a script that all its letters can be read in, if possible that of the others.
  function inOneScript(words) {
    const text = words.join(" ");
    const scripts = [LATIN.test(text), counts(text)[0] > 0, counts(text)[2] > 0];
    if (scripts.filter(Boolean).length < 2) return words;
    const present = counts(text);
    const fits = words.map((word) =>
      ORDER.map((_, at) => at).filter((at) => present[at] && isIn(counts(turned(word, at)), at)));
    const votes = ORDER.map(() => 0);
    words.forEach((word, at) => {
      if (fits[at].length === 1) votes[fits[at][0]] += [...word].length;
    });
    const usual = mostOf(votes.some(Boolean) ? votes : present);
    return words.map((word, at) => {
      const own = counts(word).filter(Boolean).length;
      if (own === 1 && /[sjѕј]/.test(word)) return word;
      if (fits[at].includes(usual)) return turned(word, usual);
      return own > 1 && fits[at].length ? turned(word, fits[at][0]) : word;
    });
  }

  // Sounds and spellings.

  const SPELLINGS = new Map(rules.spellings.split("|").map((each) => {
    const [letters, latin] = each.split(" ");
    return [letters, latin.split(",")];
  }));
  const SCRIPT_OF = new Map();
  for (const [script, letters] of Object.entries(rules.scripts)) {
    for (const letter of letters) SCRIPT_OF.set(letter, script);
  }
  const FIRSTS = new Map(); // by letter, with what a spelling can begin; "" for anything
  for (const [[letter], latin] of SPELLINGS) {
    const known = FIRSTS.get(letter) ?? [];
    FIRSTS.set(letter, new Set([...known, ...latin.map((each) => each.slice(0, 1))]));
  }
  const LONGEST_FIRST = [...SPELLINGS.keys()].sort((one, other) => other.length - one.length);
  const TOKEN = new RegExp(`${LONGEST_FIRST.join("|")}|.`, "gsu");
  const SOUND_OF = new Map(rules.sounds.flatMap(([sound, latin]) =>
    latin.split(" ").map((each) => [each, sound])));
  const DIGRAPH = new RegExp([...SOUND_OF.keys()].filter((each) => each.length > 1).join("|"), "g");
  const [ARABIC, ARABIC_FIRST, ARABIC_LAST] = rules.arabic;
  const FIRST = new Map(ARABIC_FIRST.split("|").map((each) => each.split(" ")));

  const tokensOf = (word) => word.match(TOKEN) ?? [];
  const undoubled = (word) => word.replace(/(.)\1+/gsu, "$1");
  const latinised = (word) => tokensOf(word).map((each) => SPELLINGS.get(each)?.[0] ?? each).join("");
  const scriptOf = (word) => {
    const first = String.fromCodePoint(word.codePointAt(0));
    return first >= "a" && first <= "z" ? "Latn" : SCRIPT_OF.get(first) ?? "";
  };

  function withoutEnding(latin) {
    const letters = [...latin];
    let end = letters.length;
    while (end > 1 && "vwf".includes(letters[end - 1])) end -= 1;
    const isVowel = end === letters.length && end > 1 && letters[end - 1] === "u"
      && "aeo".includes(letters[end - 2]);
    return letters.slice(0, isVowel ? end - 1 : end).join("");
  }

  function arabicSound(word) {
    const letters = [...word];
    const sounds = letters.map((each) => ARABIC[each] ?? each);
    sounds[0] = FIRST.get(letters[0]) ?? sounds[0];
    if (letters.length > 1 && ARABIC_LAST.includes(letters[letters.length - 1])) sounds[letters.length - 1] = "";
    return undoubled(sounds.join(""));
  }

  function soundOf(word) {
    if (scriptOf(word) === "Arab") return arabicSound(word);
    const latin = withoutEnding(latinised(word).replace(/([ae])u(?=[^aeiouyj])/gu, "$1v"));
    if (!/^[\x00-\x7f]*$/.test(latin)) return word;
    const sounds = latin.replace(DIGRAPH, (each) => SOUND_OF.get(each))
      .replace(/[a-z]/g, (each) => SOUND_OF.get(each) ?? each).toUpperCase();
    return (/^(?:[aeiouyj]|$)/.test(latin) ? "A" : "") + undoubled(sounds);
  }

  // The spellings of a word of another script, letter by letter.
  const ways = (word) => tokensOf(undoubled(word)).map((token) => SPELLINGS.get(token) ?? [token]);

  // Whether `latin` is one of the spellings; begins with less than one; begins with one.
  function spelled(spellings, latin) {
    let places = [0];
    let isShorter = false;
    for (const each of spellings) {
      const reached = [];
      for (const place of places) {
        for (const spelling of each) {
          const from = place && spelling && latin[place - 1] === spelling[0] ? 1 : 0;
          for (let cut = 0; cut <= from; cut += 1) {
            const way = cut ? spelling.slice(1) : spelling;
            const end = place + way.length;
            if (latin.startsWith(way, place)) {
              if (!reached.includes(end)) reached.push(end);
              isShorter ||= place === latin.length;
            } else isShorter ||= end > latin.length && way.startsWith(latin.slice(place));
          }
        }
      }
      places = reached;
      if (!places.length) break;
    }
    const isWhole = places.includes(latin.length);
    return [isWhole, isShorter && !isWhole, places.length > 0];
  }

  // Words.

  const lettersOf = (text) => text.match(/^\p{M}+|\P{M}\p{M}*/gu) ?? [];
  const isLetter = (text) => text.length === 1 || /^(?:\P{M}\p{M}*|\p{M}+)$/u.test(text);
  const isUnspaced = (word) => {
    const first = word.codePointAt(0);
    return rules.unspaced.some((range) => {
      const [low, high] = [...range].map((each) => each.codePointAt(0));
      return low <= first && first <= high;
    });
  };

  // A word of a query with all that is worked out about it once.
  function asked(text, several) {
    const script = scriptOf(text);
    return { text, several, script, sound: soundOf(text), isUnspaced: isUnspaced(text),
      isLetter: isLetter(text), isLetterUndoubled: isLetter(undoubled(text)),
      latin: undoubled(latinised(text)), ways: ways(text) };
  }

  // How a word of a query is like a word of a name, `waysOf` which gives its spellings.
  function likeness(query, word, sound, waysOf) {
    const { text } = query;
    if (text === word) return SAME;
    if (query.isUnspaced && word.includes(text)) return BEGINS;
    if (word.startsWith(text)) return query.isLetter ? INITIAL : BEGINS;
    const standsForMore = query.several && isLetter(word);
    if (standsForMore && text.startsWith(word)) return INITIAL;
    const found = acrossScripts(query, word, sound, waysOf, standsForMore);
    if (found < UNLIKE) return found === SPELLED_BEGINS && query.isLetterUndoubled ? INITIAL : found;
    return query.sound === sound && !["", "A"].includes(sound) ? SOUND : UNLIKE;
  }

  function acrossScripts(query, word, sound, waysOf, standsForMore) {
    const script = scriptOf(word);
    if (script === query.script || !script || !query.script) return UNLIKE;
    if (script === "Arab" || query.script === "Arab") {
      return query.sound.length > 1 && query.sound === sound ? SPELLED_BEGINS : UNLIKE;
    }
    const isLatin = script === "Latn";
    const [isWhole, isShorter, isLonger] = isLatin ? spelled(query.ways, undoubled(word))
      : spelled(waysOf(), query.latin);
    if (isWhole) return SPELLED;
    if (isLatin ? isLonger : isShorter) return SPELLED_BEGINS;
    return standsForMore && (isLatin ? isShorter : isLonger) ? INITIAL : UNLIKE;
  }

  // How many words of a query can have a word of the name each, like it by `limit` at most.
  function paired(rows, limit) {
    const taken = [];
    let tried = [];
    const seat = (row) => {
      for (let place = 0; place < rows[row].length; place += 1) {
        if (rows[row][place] > limit || tried[place]) continue;
        tried[place] = true;
        if (taken[place] === undefined || seat(taken[place])) {
          taken[place] = row;
          return true;
        }
      }
      return false;
    };
    let count = 0;
    for (let row = 0; row < rows.length; row += 1) {
      tried = [];
      if (seat(row)) count += 1;
    }
    return count;
  }

  // How a query is like a name by their words, or LIKENESSES if it is not.
  function byWords(rows, named) {
    const wanted = rows.length;
    const needed = Math.min(wanted, named);
    const isEven = named === wanted;
    const least = named < wanted ? 0 : Math.max(...rows.map((row) => Math.min(...row)));
    if (isEven && !least && paired(rows, SAME) === needed) return EXACT;
    for (const [limit, like] of LIMITS) {
      if (limit < least || (limit === SOUND && !(isEven && wanted > 1))) continue;
      if (paired(rows, limit) === needed) return like === WHOLE && isEven ? SCRIPT : like;
    }
    return LIKENESSES;
  }

  // The index: the words of all names once each, and for each word the names that have it.

  return () => {
    const vocabulary = [];
    const sounds = [];
    const known = new Map();
    const bySound = new Map();
    const byFirst = new Map();
    const single = [];
    const spellings = []; // by word, once they were needed
    const words = []; // of all names, one after the other
    const starts = [0];
    const joined = [];
    let built = null;

    function numberOf(word) {
      let id = known.get(word);
      if (id !== undefined) return id;
      id = vocabulary.length;
      known.set(word, id);
      vocabulary.push(word);
      const sound = soundOf(word);
      sounds.push(sound);
      const into = (map, key) => (map.get(key) ?? map.set(key, []).get(key)).push(id);
      into(bySound, sound);
      into(byFirst, String.fromCodePoint(word.codePointAt(0)));
      if (isLetter(word)) single.push(id);
      return id;
    }

    function add(name) {
      const found = wordsOf(name);
      for (const word of found) words.push(numberOf(word));
      starts.push(words.length);
      joined.push(found.join(""));
      built = null;
    }

    // By word, where its names begin in `names`; and all names written together, a line each.
    function build() {
      const places = new Uint32Array(vocabulary.length + 1);
      for (const id of words) places[id + 1] += 1;
      for (let id = 0; id < vocabulary.length; id += 1) places[id + 1] += places[id];
      const next = places.slice();
      const names = new Uint32Array(words.length);
      const lines = new Uint32Array(joined.length + 1);
      for (let name = 0; name < joined.length; name += 1) {
        for (let at = starts[name]; at < starts[name + 1]; at += 1) {
          names[next[words[at]]] = name;
          next[words[at]] += 1;
        }
        lines[name + 1] = lines[name] + joined[name].length + 1;
      }
      return { places, names, lines, text: `${joined.join("\n")}\n`,
        masks: new Uint32Array(joined.length), best: new Uint8Array(joined.length), likes: [] };
    }

    function mayBegin(query, first) {
      if (query.text.startsWith(first)) return true;
      const script = SCRIPT_OF.get(first) ?? (first >= "a" && first <= "z" ? "Latn" : "");
      if (!script || !query.script || script === query.script) return false;
      if (script === "Arab" || query.script === "Arab") return false; // these only sound alike
      const [foreign, latin] = script === "Latn" ? [[...query.text][0], first] : [first, query.latin[0]];
      const firsts = FIRSTS.get(foreign);
      return latin === undefined || firsts.has("") || firsts.has(latin);
    }

    // The words of names that may be like a word of a query.
    function* candidates(query) {
      if (query.isUnspaced) yield vocabulary.keys();
      else {
        for (const [first, ids] of byFirst) if (mayBegin(query, first)) yield ids;
        if (query.several) yield single;
        yield bySound.get(query.sound) ?? [];
      }
    }

    function likesOf(query, at) {
      const likes = built.likes[at] ??= new Uint8Array(vocabulary.length);
      likes.fill(UNLIKE + 1);
      const found = [];
      for (const ids of candidates(query)) {
        for (const id of ids) {
          if (likes[id] <= UNLIKE) continue;
          likes[id] = likeness(query, vocabulary[id], sounds[id],
            () => spellings[id] ??= ways(vocabulary[id]));
          if (likes[id] < UNLIKE) found.push(id);
        }
      }
      return { likes, found };
    }

    // Calls `take` with each name that has words like enough of those of the query.
    function together(queries, first, take) {
      const { places, names, masks } = built;
      const rows = queries.map((query, at) => likesOf(query, first + at));
      const touched = [];
      rows.forEach(({ found }, at) => {
        for (const id of found) {
          for (let place = places[id]; place < places[id + 1]; place += 1) {
            const name = names[place];
            if (!masks[name]) touched.push(name);
            masks[name] |= 1 << at;
          }
        }
      });
      for (const name of touched) {
        if (isEnough(name, rows)) take(name, rows);
        masks[name] = 0;
      }
    }

    // Whether there may be a word of the query for a word of the name each, as many as it takes.
    function isEnough(name, rows) {
      const named = starts[name + 1] - starts[name];
      if (named < rows.length && named < 2) return false;
      const needed = Math.min(named, rows.length);
      let asking = 0;
      for (let left = built.masks[name]; left; left &= left - 1) asking += 1;
      if (asking < needed) return false;
      let answering = 0;
      for (let at = starts[name]; at < starts[name + 1]; at += 1) {
        if (rows.some(({ likes }) => likes[words[at]] < UNLIKE)) answering += 1;
      }
      return answering >= needed;
    }

    function rowsOf(name, rows) {
      return rows.map(({ likes }) => {
        const row = [];
        for (let at = starts[name]; at < starts[name + 1]; at += 1) row.push(likes[words[at]]);
        return row;
      });
    }

    // Names in which the words of the query stand written together, from the start of a word on.
    function written(query, take) {
      const { text, lines } = built;
      for (let at = text.indexOf(query); at >= 0; at = text.indexOf(query, at + 1)) {
        let [low, high] = [0, joined.length];
        while (high - low > 1) {
          const middle = (low + high) >> 1;
          if (lines[middle] <= at) low = middle;
          else high = middle;
        }
        let start = lines[low];
        for (let place = starts[low]; place < starts[low + 1] && start < at; place += 1) {
          start += vocabulary[words[place]].length;
        }
        if (start === at) take(low);
      }
    }

    function sameWords(query, keep) {
      const key = [...query].sort().join(" ");
      for (let name = 0; name < joined.length; name += 1) {
        if (starts[name + 1] - starts[name] !== query.length) continue;
        const own = [];
        for (let at = starts[name]; at < starts[name + 1]; at += 1) own.push(vocabulary[words[at]]);
        if (own.sort().join(" ") === key) keep(name, EXACT);
      }
    }

    // By likeness, the places of the names that are so like the text.
    function search(text) {
      built ??= build();
      const { best } = built;
      best.fill(LIKENESSES);
      const keep = (name, like) => {
        if (like < best[name]) best[name] = like;
      };
      const query = wordsOf(text);
      if (query.length > MOST_WORDS) sameWords(query, keep);
      else if (query.length) searchFor(query, keep);
      const found = Array.from({ length: LIKENESSES }, () => []);
      for (let name = 0; name < best.length; name += 1) {
        if (best[name] < LIKENESSES) found[best[name]].push(name);
      }
      return found;
    }

    // Each name with a word like the only one of the query.
    function alone(query, keep) {
      const { places, names } = built;
      const { likes, found } = likesOf(query, 0);
      for (const id of found) {
        const [, like] = LIMITS.find(([limit]) => likes[id] <= limit);
        for (let place = places[id]; place < places[id + 1]; place += 1) {
          const name = names[place];
          const isEven = like === WHOLE && starts[name + 1] - starts[name] === 1;
          if (isEven) keep(name, likes[id] === SAME ? EXACT : SCRIPT);
          else if (likes[id] < SOUND) keep(name, like);
        }
      }
    }

    function searchFor(query, keep) {
      if (query.length === 1) alone(asked(query[0], false), keep);
      else {
        const queries = query.map((word) => asked(word, true));
        together(queries, 0, (name, rows) =>
          keep(name, byWords(rowsOf(name, rows), starts[name + 1] - starts[name])));
      }
      const whole = query.join("");
      if ([...whole].length >= (isUnspaced(whole) ? UNSPACED : JOINED)) written(whole, (name) => keep(name, PART));
      const letters = query.length === 1 ? lettersOf(query[0]) : [];
      if (letters.length < 2 || letters.length > MOST_INITIALS) return;
      const initials = letters.map((letter) => asked(letter, true));
      together(initials, 1, (name, rows) => {
        const named = starts[name + 1] - starts[name];
        if (named !== letters.length) return;
        if (paired(rowsOf(name, rows), INITIAL) === named) keep(name, INITIALS);
      });
    }

    return { add, search, wordsOf, isUnspaced };
  };
}
