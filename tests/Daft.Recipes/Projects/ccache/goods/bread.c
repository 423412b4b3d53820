#include "good.h"

GOOD(bread, 13)
