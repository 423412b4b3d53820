#include "good.h"

GOOD(carrot, 25)
