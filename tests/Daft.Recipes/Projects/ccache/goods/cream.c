#include "good.h"

GOOD(cream, 43)
