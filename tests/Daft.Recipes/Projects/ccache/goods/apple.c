#include "good.h"

GOOD(apple, 7)
