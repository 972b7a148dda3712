"""Prints the seconds of processor time that this interpreter takes to load and to list compiled files.

    bench_look.py FOLDER ROUNDS

All `.pyc` of the folder are read beforehand. Prints the best of ROUNDS for `marshal.loads`, without the collector of
garbage, then the time of one round of `marshal.loads` and `dis.dis`.
"""
import dis
import gc
import io
import marshal
import os
import sys
import time


def load_all(files):
    for data in files:
        marshal.loads(data)


def list_all(files):
    for data in files:
        dis.dis(marshal.loads(data), file=io.StringIO())


def timed(work, files):
    began = time.process_time()
    work(files)
    return time.process_time() - began


def main(folder, rounds):
    files = []
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), "rb") as file:
            files.append(file.read()[16:])
    gc.disable()
    print(min(timed(load_all, files) for _ in range(int(rounds))))
    gc.enable()
    print(timed(list_all, files))


main(*sys.argv[1:])
