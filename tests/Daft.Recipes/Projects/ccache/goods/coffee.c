#include "good.h"

GOOD(coffee, 37)
