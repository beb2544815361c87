#!/usr/bin/env python3
"""Measures whole runs of `factlint check` on one core against `wc` on the same files, in the same minute.

usage: bench/whole_run.py [--bin build/factlint] [--against OTHER_BIN] [--runs 3] [--documents 200,2000]

Prints for each corpus of bench/make_corpus.py: bytes, processor time (user and system, least of the runs), MB/s, the
same of wc, check's speed as a share of wc's, and peak memory; then how time and memory grow with the documents, one
file of 8 MB, and one article with the start of the program. --against measures a second binary in turn with the first."""
import argparse, os, resource, subprocess, sys, tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import make_corpus


def once(command):
    """Processor seconds and peak KB of one run; output goes nowhere."""
    with open(os.devnull, "wb") as nothing:
        child = subprocess.Popen(command, stdout=nothing, stderr=nothing)
        _, status, used = os.wait4(child.pid, 0)
    if os.WIFSIGNALED(status):
        sys.exit(f"{command[0]} died of signal {os.WTERMSIG(status)}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss


def least(commands, runs):
    """Of each command the least time and memory; the commands take turns, so that noise meets all alike."""
    best = [(1e9, 1 << 60)] * len(commands)
    for _ in range(runs):
        for i, command in enumerate(commands):
            seconds, memory = once(command)
            best[i] = (min(best[i][0], seconds), min(best[i][1], memory))
    return best


def files_of(target):
    if os.path.isfile(target):
        return [target]
    return [os.path.join(target, name) for name in sorted(os.listdir(target))]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", default="build/factlint")
    parser.add_argument("--against")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--documents", default="200,2000")
    a = parser.parse_args()
    bins = [a.bin] + ([a.against] if a.against else [])
    counts = [int(n) for n in a.documents.split(",")]
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        targets = []
        for n in counts:
            make_corpus.write_folder(f"{folder}/{n}", n)
            targets.append((f"{n} documents", f"{folder}/{n}"))
        make_corpus.write_file(f"{folder}/one.txt", 8_000_000)
        targets.append(("one file", f"{folder}/one.txt"))
        make_corpus.write_folder(f"{folder}/article", 1)
        targets.append(("one article", f"{folder}/article"))
        print(f"{'corpus':<16}{'bytes':>10}  {'binary':<24}{'seconds':>8}{'MB/s':>8}{'wc s':>8}{'wc MB/s':>9}"
              f"{'of wc':>8}{'peak MB':>9}")
        for label, target in targets:
            size = sum(os.path.getsize(f) for f in files_of(target))
            commands = [[b, "check", "--threads", "1", "--format", "json", target] for b in bins]
            commands.append(["wc"] + files_of(target))
            few = size < 100_000
            times = least(commands, a.runs * 5 if few else a.runs)
            wc_seconds = max(times[-1][0], 1e-6)
            for b, (seconds, memory) in zip(bins, times):
                print(f"{label:<16}{size:>10}  {b[-24:]:<24}{seconds:>8.3f}{size / seconds / 1e6:>8.2f}{wc_seconds:>8.3f}"
                      f"{size / wc_seconds / 1e6:>9.0f}{wc_seconds / seconds:>8.1%}{memory / 1024:>9.1f}", flush=True)
                rows.append((b, label, size, seconds, memory))
    for b in bins:
        own = {label: (size, seconds, memory) for name, label, size, seconds, memory in rows if name == b}
        start = own["one article"]
        first, last = own[f"{counts[0]} documents"], own[f"{counts[-1]} documents"]
        print(f"{b}: input x{last[0] / first[0]:.2f}; time less the start x{(last[1] - start[1]) / (first[1] - start[1]):.2f}, "
              f"memory less the start x{(last[2] - start[2]) / max(1, first[2] - start[2]):.2f}")


if __name__ == "__main__":
    main()
