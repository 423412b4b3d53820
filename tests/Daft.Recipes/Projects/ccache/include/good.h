/* Every good has its own sums, unrolled as far as the optimizer can bear. */
#pragma once

#define SUM_1(seed) for (long i = x % (seed); i < (seed) + 90; i++) x = x * 31 + (i ^ (x >> 7));
#define SUM_4(seed) SUM_1(seed) SUM_1(seed + 1) SUM_1(seed + 2) SUM_1(seed + 3)
#define SUM_16(seed) SUM_4(seed) SUM_4(seed + 4) SUM_4(seed + 8) SUM_4(seed + 12)
#define SUM_64(seed) SUM_16(seed) SUM_16(seed + 16) SUM_16(seed + 32) SUM_16(seed + 48)
#define GOOD(name, seed) long name(long x) { SUM_64(seed) return x; }
