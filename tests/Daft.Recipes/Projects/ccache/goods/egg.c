#include "good.h"

GOOD(egg, 49)
